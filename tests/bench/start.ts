/** How long a person waits, and what the idle program holds: first start on an empty folder with the example, then a second. */
import { setTimeout as wait } from 'node:timers/promises'
import { ensureBuiltClient } from '../support/built-client.ts'
import type { Row } from './figures.ts'
import { inFolder, startWholeProgram } from './whole-program.ts'

const REPETITIONS = 5
/** Milliseconds after it is ready: whatever a start leaves to be done later is then done. */
const IDLE = 5_000

/** From the start of the process to the first 200 of `/api/health/ready`, the pages being built already. */
export async function measureStart(): Promise<Row[]> {
  const { first, second } = await startsOf(async ({ readyAfter }) => readyAfter)
  return [
    { what: 'first start, empty folder, with the example group', unit: 'ms', values: first },
    { what: 'second start', unit: 'ms', values: second },
  ]
}

/** VmRSS of the server process; PostgreSQL's own processes are not in it. */
export async function measureMemory(): Promise<Row[]> {
  const { first, second } = await startsOf(async (program) => {
    await wait(IDLE)
    return program.residentMegabytes()
  })
  return [
    { what: `idle ${IDLE / 1000} s after the first start`, unit: 'MB', values: first },
    { what: `idle ${IDLE / 1000} s after the second start`, unit: 'MB', values: second },
  ]
}

type Measure = (program: Awaited<ReturnType<typeof startWholeProgram>>) => Promise<number>

async function startsOf(measure: Measure): Promise<{ first: number[]; second: number[] }> {
  await ensureBuiltClient()
  const first: number[] = []
  const second: number[] = []
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    await inFolder(async (dataDir) => {
      for (const values of [first, second]) {
        const program = await startWholeProgram({ DATA_DIR: dataDir })
        values.push(await measure(program).finally(() => program.stop()))
      }
    })
  }
  return { first, second }
}
