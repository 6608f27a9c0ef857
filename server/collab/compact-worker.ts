/** The thread that makes texts small: one in, one out. It owns its memory and its stack, so that a hostile text ends it alone. */
import { parentPort } from 'node:worker_threads'
import { type Compacted, compact, type Uncompacted } from './compact.ts'

export type CompactAnswer = Compacted | { readonly failure: string }

function answer(text: Uncompacted): CompactAnswer {
  try {
    return compact(text)
  } catch (error) {
    return { failure: String(error) }
  }
}

parentPort?.on('message', (text: Uncompacted) => {
  const answered = answer(text)
  parentPort?.postMessage(answered, 'state' in answered ? [answered.state.buffer as ArrayBuffer] : [])
})
