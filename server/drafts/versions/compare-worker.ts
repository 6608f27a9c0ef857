/** The thread that compares: two documents go in, the answer comes out as the JSON that a reader is sent. */
import { parentPort } from 'node:worker_threads'
import { countMarks } from '#domain/drafts/compare/count-marks.ts'
import { markedDocument } from '#domain/drafts/compare/marked-document.ts'
import { type DocumentJson, readDocument } from '#domain/drafts/content.ts'
import { readBlocks } from '#domain/drafts/read-blocks.ts'
import type { ComparisonView, TextHead } from '#domain/drafts/versions/wire.ts'
import type { Moment } from '../history/moment.ts'
import { tellWriters } from './tell-writers.ts'

export interface ComparisonQuestion {
  readonly id: number
  readonly from: { readonly head: TextHead; readonly content: DocumentJson }
  readonly to: { readonly head: TextHead; readonly content: DocumentJson }
  /** What decisions are called, by their handles. */
  readonly labels: readonly (readonly [string, string])[]
  /** The later text with what was taken out since the earlier one, and who wrote what; null when nobody asks. */
  readonly moment: Moment | null
  /** Who the accounts of the moment are. */
  readonly people: readonly (readonly [string, { readonly by: string; readonly delegation: string }])[]
}

export type ComparisonReply = { readonly id: number } & ({ readonly json: string } | { readonly failure: string })

function compare({ from, to, labels, moment, people }: ComparisonQuestion): ComparisonView {
  const names = new Map(labels)
  const blocksIn = ({ content }: ComparisonQuestion['from']) => readBlocks(readDocument(content), names)
  const marked = markedDocument(blocksIn(from), blocksIn(to), names)
  const told = moment && tellWriters(marked, moment)
  const known = new Map(people)
  return {
    from: from.head,
    to: to.head,
    counts: countMarks(marked),
    writers: told?.writers.map((id) => known.get(id) ?? { by: 'Former account', delegation: '' }) ?? null,
    blocks: told?.blocks ?? marked,
  }
}

function reply(question: ComparisonQuestion): ComparisonReply {
  const { id } = question
  try {
    return { id, json: JSON.stringify(compare(question)) }
  } catch (error) {
    return { id, failure: String(error) }
  }
}

parentPort?.on('message', (question: ComparisonQuestion) => parentPort?.postMessage(reply(question)))
