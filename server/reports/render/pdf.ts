/**
 * A document as PDF/UA-1, set by Typst in a worker thread (pdf-worker.js) with the house style of document.typ.
 * The thread starts with the first document and ends when none has been asked for some minutes: its memory is not idle cost.
 * Only fonts that are part of Typst are used, so that every machine sets the same bytes, as long as they have
 * all the characters of the document (those of Latin, Greek and Cyrillic scripts).
 */
import { Worker } from 'node:worker_threads'
import { DomainError } from '#domain/errors.ts'
import { titleLines } from '#domain/reports/cover.ts'
import { LANGUAGE_CODES, type Walked } from './walked.ts'

const IDLE = 5 * 60_000
const TOO_LONG = 60_000

/** A document to set: what document.typ reads as document.json. */
interface Job {
  readonly id: number
  readonly json: string
  /** `ua-1`, or null for a tagged PDF that claims no standard. */
  readonly standard: string | null
}

/** `failure` is in Typst's own words, for the log. */
type Answer = { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly failure: string }

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (reason: Error) => void
  readonly timer: NodeJS.Timeout
}

let worker: Worker | null = null
let idle: NodeJS.Timeout | undefined
let lastId = 0
const waiting = new Map<number, Waiting>()

function stop(reason: Error): void {
  void worker?.terminate()
  worker = null
  clearTimeout(idle)
  for (const { reject, timer } of waiting.values()) {
    clearTimeout(timer)
    reject(reason)
  }
  waiting.clear()
}

function receive(answer: Answer): void {
  const job = waiting.get(answer.id)
  if (!job) return
  waiting.delete(answer.id)
  clearTimeout(job.timer)
  if ('bytes' in answer) job.resolve(answer.bytes)
  else job.reject(new Error(`Typst: ${answer.failure}`))
  if (waiting.size > 0) return
  worker?.unref()
  idle = setTimeout(() => stop(new Error('The typesetter was idle.')), IDLE).unref()
}

function start(): Worker {
  const thread = new Worker(new URL('./pdf-worker.js', import.meta.url))
  thread.on('message', receive)
  thread.on('error', (cause) => {
    const message = 'The PDF cannot be set on this server. Export the Word file, and tell those who run it.'
    if (worker === thread) stop(Object.assign(new DomainError('unavailable', message), { cause }))
  })
  return thread
}

function typeset(document: Pick<Job, 'json' | 'standard'>): Promise<Uint8Array> {
  clearTimeout(idle)
  worker ??= start()
  worker.ref()
  const job: Job = { ...document, id: ++lastId }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop(new DomainError('unavailable', 'The PDF took too long to set. Try again, or export the Word file.'))
    }, TOO_LONG)
    waiting.set(job.id, { resolve, reject, timer })
    worker?.postMessage(job)
  })
}

/** What document.typ reads: strings, numbers and lists, nothing that Typst would execute. */
function toSource(walked: Walked, fallback: boolean): string {
  const [year, month, day] = walked.datedOn.split('-').map(Number)
  return JSON.stringify({
    title: walked.cover ? `${walked.cover.symbol} ${walked.title}`.trim() : walked.title,
    author: walked.author,
    date: { year, month, day },
    language: LANGUAGE_CODES[walked.language],
    footer: walked.cover?.symbol || walked.title,
    fallback,
    cover: walked.cover,
    titleLines: titleLines(walked.cover?.title ?? walked.title),
    legend: walked.legend,
    blocks: walked.blocks,
  })
}

/**
 * From the strictest to the most lenient: only Typst's own fonts; the machine's fonts for characters that those lack; and,
 * where no font has a character, a tagged PDF without the claim to PDF/UA-1, in which it is a box that still can be copied.
 */
const ATTEMPTS = [
  { fallback: false, standard: 'ua-1' },
  { fallback: true, standard: 'ua-1' },
  { fallback: true, standard: null },
] as const

/**
 * The file's bytes.
 * @throws DomainError `unavailable` when setting takes longer than a minute
 */
export async function renderPdf(walked: Walked): Promise<Uint8Array> {
  let last: unknown
  for (const { fallback, standard } of ATTEMPTS) {
    try {
      return await typeset({ json: toSource(walked, fallback), standard })
    } catch (failure) {
      if (failure instanceof DomainError) throw failure
      last = failure
    }
  }
  throw last
}
