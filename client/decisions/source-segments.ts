/**
 * The source text cut into runs of one meaning, so that a screen can colour what was recognised and what was not.
 * Where spans overlap the innermost meaning wins: a provision before its decision, both before a passage nobody understood.
 */
import type { ImportView, SourceSpan } from '#domain/decisions/import/wire.ts'

export type Meaning = 'provision' | 'text' | 'not understood' | 'reference'

export interface Segment {
  readonly text: string
  readonly meaning: Meaning | null
  /** Item that the run belongs to, by its place in `items`; null outside. */
  readonly item: number | null
  /** Place of a passage that was not understood. */
  readonly passage: number | null
}

interface Painted extends SourceSpan {
  readonly meaning: Meaning
  readonly item: number | null
  readonly passage: number | null
}

const WEIGHT: Readonly<Record<Meaning, number>> = { provision: 0, text: 1, 'not understood': 2, reference: 3 }

function spansOf(view: Pick<ImportView, 'items' | 'notUnderstood' | 'references'>): Painted[] {
  const spans: Painted[] = []
  for (const [item, { source, provisions }] of view.items.entries()) {
    spans.push({ ...source, meaning: 'text', item, passage: null })
    for (const provision of provisions) {
      if (provision.source) spans.push({ ...provision.source, meaning: 'provision', item, passage: null })
    }
  }
  for (const [passage, { source }] of view.notUnderstood.entries()) {
    spans.push({ ...source, meaning: 'not understood', item: null, passage })
  }
  for (const { source } of view.references) spans.push({ ...source, meaning: 'reference', item: null, passage: null })
  return spans
}

/** All of the text, in order; one run for each stretch between two borders of spans. */
export function segmentsOf(
  text: string,
  view: Pick<ImportView, 'items' | 'notUnderstood' | 'references'>,
): readonly Segment[] {
  const spans = spansOf(view).sort((a, b) => a.start - b.start)
  const borders = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  )
  const segments: Segment[] = []
  let open: Painted[] = []
  let next = 0
  for (const [index, start] of borders.entries()) {
    const end = borders[index + 1]
    if (end === undefined) break
    open = open.filter((span) => span.end > start)
    for (let span = spans[next]; span && span.start <= start; span = spans[++next])
      if (span.end > start) open.push(span)
    const inner = open.toSorted((a, b) => WEIGHT[a.meaning] - WEIGHT[b.meaning])[0]
    segments.push({
      text: text.slice(start, end),
      meaning: inner?.meaning ?? null,
      item: inner?.item ?? null,
      passage: inner?.passage ?? null,
    })
  }
  return segments
}
