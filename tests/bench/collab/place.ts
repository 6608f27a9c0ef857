/** What is measured, each a process of its own: our program on a prepared folder, or the bare relay beside it. */
import { type Child, startChild, startWholeProgram } from '../whole-program.ts'
import type { Door } from './guest.ts'
import type { Prepared } from './prepare.ts'

export interface Place {
  readonly name: 'ours' | 'relay'
  door(draft: number, person: number): Door
  /** Processor time of all threads so far. */
  cpuSeconds(): number
  residentMegabytes(): number
  readonly pid: number
  /** As `Child.ask`. */
  ask(question: string): Promise<unknown>
  stop(): Promise<void>
}

export type Open = () => Promise<Place>

/** A new process of our program; its database is another process, and not counted. */
export const openOurs =
  ({ dataDir, draftIds, tokens }: Prepared, before: readonly string[] = []): Open =>
  async () => {
    const program = await startWholeProgram({ DATA_DIR: dataDir }, before)
    return placeOf('ours', program, (draft, person) => ({
      url: `${program.address.replace('http', 'ws')}/sync/${draftIds[draft]}`,
      headers: { authorization: `Bearer ${tokens[person % tokens.length]}` },
    }))
  }

export const openRelay: Open = async () => {
  const relay = await startChild('tests/bench/collab/relay.ts', {}, '/')
  return placeOf('relay', relay, (draft) => ({ url: `${relay.address.replace('http', 'ws')}/${draft}`, headers: {} }))
}

function placeOf(name: Place['name'], child: Child, door: Place['door']): Place {
  const { pid, cpuSeconds, residentMegabytes, ask, stop } = child
  return { name, door, pid, cpuSeconds, residentMegabytes, ask, stop }
}
