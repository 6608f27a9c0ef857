/** The thread in which one returned file is read. */
import { parentPort, workerData } from 'node:worker_threads'
import { answerOf } from '../../decisions/run-in-thread.ts'
import { readReturned } from './read-returned.ts'

parentPort?.postMessage(await answerOf(() => readReturned(workerData as Uint8Array)))
