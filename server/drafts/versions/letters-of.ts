/** The letters of each paragraph between two moments of a history: as they were before and as they are now, with who changed them. */
import type { AccountId } from '#domain/ids.ts'
import type { Moment, Run } from '../history/moment.ts'
import { type NodeJson, sizeOf } from '../read-fragment.ts'

/** Letters by one person; what cannot be cut counts as one. */
export interface Stretch {
  readonly length: number
  /** Who put it in since, or took it out; null for what was there before and still is. */
  readonly writer: AccountId | null
}

export interface Letters {
  readonly before: Stretch[]
  readonly after: Stretch[]
}

/** By the identity of the paragraph. @param moment of the later text, told since the earlier one */
export function lettersOf({ content, runs }: Moment): Map<string, Letters> {
  const found = new Map<string, Letters>()
  const texts = new Runs(runs.filter(({ what }) => what === 'text'))
  const wholes = new Map(runs.flatMap((run) => (run.what === 'element' ? [[run.from, run] as const] : [])))
  const walk = (nodes: readonly NodeJson[], start: number): void => {
    let at = start
    for (const node of nodes) {
      const within = node.content ?? []
      if (node.type === 'paragraph') {
        const id = String(node.attrs?.id ?? '')
        const letters = found.get(id) ?? { before: [], after: [] }
        readInto(letters, within, at + 1, texts, wholes)
        found.set(id, letters)
      } else walk(within, at + 1)
      at += sizeOf(node)
    }
  }
  walk(content, 0)
  found.delete('')
  return found
}

function readInto(
  letters: Letters,
  nodes: readonly NodeJson[],
  start: number,
  texts: Runs,
  wholes: ReadonlyMap<number, Run>,
): void {
  let at = start
  for (const node of nodes) {
    const to = at + sizeOf(node)
    if (node.text !== undefined) {
      for (const { length, run } of texts.within(at, to)) add(letters, length, run)
    } else add(letters, 1, wholes.get(at) ?? texts.within(at, to).find(({ run }) => run !== null)?.run ?? null)
    at = to
  }
}

function add({ before, after }: Letters, length: number, run: Run | null): void {
  const writer = run?.change?.writer ?? null
  if (run?.change?.kind !== 'inserted') before.push({ length, writer })
  if (run?.change?.kind !== 'deleted') after.push({ length, writer })
}

/** Runs in their order, read forwards. */
class Runs {
  private readonly runs: readonly Run[]
  private place = 0

  constructor(runs: readonly Run[]) {
    this.runs = runs
  }

  /** All letters from one place to another, by their runs; null where there is none. */
  within(from: number, to: number): { readonly length: number; readonly run: Run | null }[] {
    const parts: { length: number; run: Run | null }[] = []
    let at = from
    while (at < to) {
      const run = this.runs[this.place]
      if (run && run.to <= at) {
        this.place += 1
        continue
      }
      const isHere = run !== undefined && run.from <= at
      const end = Math.min(to, isHere ? run.to : (run?.from ?? to))
      parts.push({ length: end - at, run: isHere ? run : null })
      at = end
    }
    return parts
  }
}
