/**
 * A moment of a draft: the document, and who wrote which part of it. Parts are told by their places in the document as
 * ProseMirror counts them, so that the document itself stays as any other and nothing of this can reach a file.
 */
import type { Instant } from '#domain/clock.ts'
import type { AccountId } from '#domain/ids.ts'
import { type NodeJson, sizeOf } from '../read-fragment.ts'
import type { Trace } from '../text-view.ts'

/** Who recorded a row, when. */
export interface Act {
  readonly accountId: AccountId
  readonly at: Instant
}

export interface Run {
  readonly from: number
  readonly to: number
  /** Letters, or a whole paragraph, table or footnote that came or went. */
  readonly what: 'text' | 'element'
  readonly writer: AccountId
  /** From its first letter to its last. */
  readonly writtenAt: Instant
  readonly writtenUntil: Instant
  /** What became of it between the two rows that were asked about. */
  readonly change: { readonly kind: 'inserted' | 'deleted'; readonly writer: AccountId; readonly at: Instant } | null
}

export interface Moment {
  readonly content: readonly NodeJson[]
  readonly runs: readonly Run[]
}

interface Between {
  readonly since: number
  readonly until: number
}

type ActOf = (row: number) => Act | undefined

export function momentOf(
  blocks: readonly NodeJson[],
  traces: ReadonlyMap<NodeJson, Trace>,
  actOf: ActOf,
  between: Between | null,
): Moment {
  const runs: Run[] = []
  const tell = (node: NodeJson, from: number, to: number, what: Run['what']): void => {
    const trace = traces.get(node)
    const run = trace && runOf(trace, { from, to, what }, actOf, between)
    if (!run || (what === 'element' && !run.change)) return
    const last = runs.at(-1)
    if (last && continues(last, run)) runs[runs.length - 1] = { ...last, to, ...span(last, run) }
    else runs.push(run)
  }
  const walk = (nodes: readonly NodeJson[], start: number): void => {
    let at = start
    for (const node of nodes) {
      const from = at
      if (node.text !== undefined) {
        at += node.text.length
        tell(node, from, at, 'text')
      } else {
        if (node.content) walk(node.content, at + 1)
        at += sizeOf(node)
        tell(node, from, at, 'element')
      }
    }
  }
  walk(blocks, 0)
  return { content: joinTexts(blocks), runs }
}

function runOf(
  { died, origin, originUntil }: Trace,
  place: Pick<Run, 'from' | 'to' | 'what'>,
  actOf: ActOf,
  between: Between | null,
): Run | null {
  const written = actOf(origin)
  if (!written) return null
  const isNew = between !== null && origin > between.since
  const isGone = between !== null && died <= between.until
  const by = isGone ? actOf(died) : isNew ? written : undefined
  const change = by
    ? { kind: isGone ? ('deleted' as const) : ('inserted' as const), writer: by.accountId, at: by.at }
    : null
  return {
    ...place,
    writer: written.accountId,
    writtenAt: written.at,
    writtenUntil: actOf(originUntil)?.at ?? written.at,
    change,
  }
}

function continues(last: Run, next: Run): boolean {
  const isNeighbour = last.to === next.from && last.what === 'text' && next.what === 'text'
  const isSameChange = last.change?.kind === next.change?.kind && last.change?.writer === next.change?.writer
  return isNeighbour && isSameChange && last.writer === next.writer
}

function span(last: Run, next: Run): Pick<Run, 'writtenAt' | 'writtenUntil'> {
  const instants = [last.writtenAt, last.writtenUntil, next.writtenAt, next.writtenUntil].sort()
  return { writtenAt: instants[0] ?? next.writtenAt, writtenUntil: instants[3] ?? next.writtenUntil }
}

/** Neighbouring words of one form, cut only by who wrote them, as one. */
function joinTexts(nodes: readonly NodeJson[]): NodeJson[] {
  const joined: NodeJson[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (last?.text !== undefined && node.text !== undefined && isSameForm(last, node)) {
      joined[joined.length - 1] = { ...last, text: last.text + node.text }
    } else {
      joined.push(node.content ? { ...node, content: joinTexts(node.content) } : node)
    }
  }
  return joined
}

function isSameForm(one: NodeJson, other: NodeJson): boolean {
  return JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? [])
}
