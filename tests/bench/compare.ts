/**
 * The difference of two texts of 400 paragraphs with many changes: in the engine, and as a reader gets it from the thread that
 * compares, with how long the main loop is held up meanwhile. Out of the official texts where they lie beside the project, else
 * out of words of our own.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { markedDocument } from '#domain/drafts/compare/marked-document.ts'
import { type Block, documentOf, type Paragraph, paragraph, wordsOf } from '#domain/drafts/content.ts'
import { ComparisonThread } from '../../server/drafts/versions/compare-thread.ts'
import { type Pick, randomFrom } from '../support/random.ts'
import { type Row, timeOf } from './figures.ts'
import { ROOT } from './whole-program.ts'

const PARAGRAPHS = 400
const REPETITIONS = 50
const SEED = 4
/** A line of a text that is a paragraph and not the head of a page. */
const SHORTEST = 60
const CORPUS = join(ROOT, '../shared/corpus')

export async function measureCompare(): Promise<Row[]> {
  const official = officialLines()
  const lines = official.length > 0 ? official : ownLines()
  const before = Array.from({ length: PARAGRAPHS }, (_, place) =>
    paragraph('numbered', lines[place % lines.length] ?? '', { id: `p${place}` }),
  )
  const after = changed(before, randomFrom(SEED))
  const nameless = (blocks: readonly Paragraph[]) => blocks.map((block) => ({ ...block, id: '' }))
  const other = after.map((block, place) => ({
    ...block,
    id: `q${place}`,
    inline: [{ text: scrambled(wordsOf(block)) }],
  }))
  const letters = before.reduce((sum, block) => sum + wordsOf(block).length, 0)
  const kind = official.length > 0 ? 'official' : 'own'
  const text = `${PARAGRAPHS} paragraphs of ${kind} text (${Math.round(letters / 1000)} k letters)`
  return [
    measured(`${text}, one in two changed, known by identity`, before, after),
    measured('the same without identities, known by their words', nameless(before), nameless(after)),
    measured('the same against wholly other words', nameless(before), other),
    ...(await inThread(before, after)),
  ]
}

function measured(what: string, before: readonly Block[], after: readonly Block[]): Row {
  markedDocument(before, after)
  const values = Array.from({ length: REPETITIONS }, () => {
    const begun = performance.now()
    markedDocument(before, after)
    return performance.now() - begun
  })
  return { what, unit: 'ms', values }
}

async function inThread(before: readonly Block[], after: readonly Block[]): Promise<Row[]> {
  const head = { name: 'now', title: 'The text now', sequence: 1, at: null }
  const [from, to] = [before, after].map((blocks) => ({ head, content: documentOf(blocks) }))
  if (!from || !to) return []
  const question = { from, to, labels: [], moment: null, people: [] }
  const thread = new ComparisonThread()
  const first = await timeOf(() => thread.compare(question))
  const values: number[] = []
  const blocks: number[] = []
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    values.push(await timeOf(() => thread.compare(question)))
    delay.disable()
    blocks.push(delay.max / 1e6)
  }
  thread.close()
  return [
    { what: 'in the thread, as JSON for the reader; the first time, with its start', unit: 'ms', values: [first] },
    { what: 'in the thread, as JSON for the reader; from then on', unit: 'ms', values },
    { what: 'longest block of the main loop meanwhile', unit: 'ms', values: blocks },
  ]
}

function officialLines(): string[] {
  if (!existsSync(CORPUS)) return []
  return readdirSync(CORPUS)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => readFileSync(join(CORPUS, file), 'utf8').split('\n'))
    .map((line) => line.trim())
    .filter((line) => line.length >= SHORTEST)
}

const WORDS =
  'Parties are urged to report seizures of specimens offered on line to the Secretariat before the next meeting and to train officers who secure evidence for courts in producer and consumer countries'.split(
    ' ',
  )

function ownLines(): string[] {
  const pick = randomFrom(SEED + 1)
  return Array.from({ length: PARAGRAPHS }, () =>
    Array.from({ length: 30 + pick(60) }, () => WORDS[pick(WORDS.length)] ?? '').join(' '),
  )
}

/** One paragraph in two is changed: words in most, some new, gone, cut in two, joined with the next, moved. */
function changed(blocks: readonly Paragraph[], pick: Pick): Paragraph[] {
  const made: Paragraph[] = []
  for (const [place, block] of blocks.entries()) {
    const lot = pick(40)
    const last = made.at(-1)
    if (lot < 14) made.push(withWords(block, otherWords(wordsOf(block), pick)))
    else if (lot === 14)
      made.push(
        block,
        paragraph('numbered', `A new paragraph, number ${place}, of its own words.`, { id: `n${place}` }),
      )
    else if (lot === 15) made.push(...cut(block, place))
    else if (lot === 16 && last) made[made.length - 1] = withWords(last, `${wordsOf(last)} ${wordsOf(block)}`)
    else if (lot === 17) made.splice(pick(made.length + 1), 0, block)
    else if (lot > 19 || lot === 18) made.push(block)
  }
  return made
}

const withWords = (block: Paragraph, text: string): Paragraph => ({ ...block, inline: [{ text }] })

function cut(block: Paragraph, place: number): Paragraph[] {
  const words = wordsOf(block).split(' ')
  const half = Math.floor(words.length / 2)
  return [
    withWords(block, words.slice(0, half).join(' ')),
    withWords({ ...block, id: `c${place}` }, words.slice(half).join(' ')),
  ]
}

/** One word in eight is another, gone, or followed by a new one. */
function otherWords(text: string, pick: Pick): string {
  return text
    .split(' ')
    .flatMap((word) => {
      const lot = pick(24)
      if (lot === 0) return ['other']
      if (lot === 1) return []
      return lot === 2 ? [word, 'as', 'appropriate'] : [word]
    })
    .join(' ')
}

const scrambled = (text: string): string =>
  text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 84) % 26) + 97))
