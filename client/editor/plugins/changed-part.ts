/**
 * The binding shows what others wrote by putting the whole document in its own place. What is really new is told by where the two
 * documents first and last differ; all else only moves along.
 */
import type { Transaction } from 'prosemirror-state'
import { Mapping, StepMap } from 'prosemirror-transform'

export interface ChangedPart {
  /** Where it began and ended in the document before. Nothing has changed where the end lies before the beginning. */
  readonly from: number
  readonly to: number
  /** What moves along, moves by this. */
  readonly mapping: Mapping
}

export function changedPart(tr: Transaction): ChangedPart {
  const [before, after] = [tr.before.content, tr.doc.content]
  const from = before.findDiffStart(after)
  const end = from === null ? null : before.findDiffEnd(after)
  if (from === null || !end) return { from: 0, to: -1, mapping: new Mapping() }
  // Where letters repeat, the two ends may overlap.
  const overlap = Math.max(0, from - Math.min(end.a, end.b))
  const [to, now] = [end.a + overlap, end.b + overlap]
  return { from, to, mapping: new Mapping([new StepMap([from, to - from, now - from])]) }
}
