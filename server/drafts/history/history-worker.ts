/** The thread that reads one draft's log: rows come in pages, questions between them; each is answered in order. */
import { parentPort } from 'node:worker_threads'
import type { LogRow } from '#domain/collab/log.ts'
import { LogReading, type OldBlock } from './log-reading.ts'
import type { Moment } from './moment.ts'

export type HistoryQuestion =
  | { readonly kind: 'rows'; readonly rows: readonly LogRow[] }
  | { readonly kind: 'moment'; readonly sequence: number; readonly since: number | null }
  | { readonly kind: 'blocks'; readonly sequence: number }

export interface HistoryAnswers {
  /** The last row that was read. */
  readonly rows: number
  readonly moment: Moment
  readonly blocks: readonly OldBlock[]
}

export type HistoryReply = { readonly answer: HistoryAnswers[keyof HistoryAnswers] } | { readonly failure: string }

const reading = new LogReading()

function answer(question: HistoryQuestion): HistoryAnswers[keyof HistoryAnswers] {
  if (question.kind === 'moment') return reading.moment(question.sequence, question.since)
  if (question.kind === 'blocks') return reading.blocks(question.sequence)
  reading.add(question.rows)
  return reading.sequence
}

function reply(question: HistoryQuestion): HistoryReply {
  try {
    return { answer: answer(question) }
  } catch (error) {
    return { failure: String(error) }
  }
}

parentPort?.on('message', (question: HistoryQuestion) => parentPort?.postMessage(reply(question)))
