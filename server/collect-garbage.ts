/**
 * Gives memory back to the system when nobody needs the processor. V8 alone leaves pages that are mostly empty as they are and
 * waits several collections before it closes them; one that compacts costs 25 ms for 100 MB instead of 10.
 */
import { setFlagsFromString } from 'node:v8'

/** Does nothing unless Node runs with `--expose-gc`, as `npm start` has it. */
export function collectGarbage(): void {
  setFlagsFromString('--compact-on-every-full-gc')
  globalThis.gc?.()
  setFlagsFromString('--no-compact-on-every-full-gc')
}
