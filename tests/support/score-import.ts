/** Compares what was recognised with the expected truth, column by column, as the corpus is scored. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toImportJson } from '#domain/decisions/import/import-json.ts'
import { recognise } from '#domain/decisions/import/recognise.ts'

interface Expected {
  readonly number: string | null
  readonly rev: string | null
  readonly addressees: readonly string[]
  readonly subparagraphs: readonly string[]
  readonly nested: Readonly<Record<string, readonly string[]>>
  readonly tail_paragraph: boolean
  readonly deadlines: readonly string[]
  readonly conditions: readonly string[]
  readonly complete: boolean
}

const BODIES = [
  'Conference of the Parties',
  'Standing Committee',
  'Animals Committee',
  'Plants Committee',
  'Secretariat',
  'Parties',
]
const COLUMNS = ['addressees', 'subparagraphs', 'structure', 'deadlines', 'conditions'] as const

export interface ImportScore {
  readonly f1: number
  readonly columns: Readonly<Record<(typeof COLUMNS)[number], number>>
  readonly misses: readonly string[]
}

/** @param folder holds texts and `truth.json`; a text begins below a line `----` where there is one */
export function scoreImport(folder: string): ImportScore {
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Record<
    string,
    { decisions?: Expected[] }
  >
  const known = new Set(readdirSync(folder))
  const misses: string[] = []
  const counts = {
    expected: 0,
    found: 0,
    extra: 0,
    addressees: 0,
    subparagraphs: 0,
    structure: 0,
    deadlines: 0,
    conditions: 0,
  }
  for (const [file, { decisions }] of Object.entries(truth)) {
    if (!decisions || !known.has(file)) continue
    const left = [...toImportJson(recognise(textOf(join(folder, file)))).decisions]
    for (const want of decisions) {
      counts.expected += 1
      const index = left.findIndex((have) => isSame(have, want))
      const [have] = index < 0 ? [] : left.splice(index, 1)
      if (!have) {
        misses.push(`${file}: ${want.number} > ${want.addressees.join(' + ')} not found`)
        continue
      }
      counts.found += 1
      for (const [column, holds] of Object.entries(compare(have, want)) as [(typeof COLUMNS)[number], boolean][])
        if (holds) counts[column] += 1
        else misses.push(`${file}: ${want.number} ${column}`)
    }
    counts.extra += left.length
    for (const { number } of left) misses.push(`${file}: ${number} is too much`)
  }
  const share = (value: number) => value / counts.expected
  return {
    f1: (2 * counts.found) / (counts.found + counts.extra + counts.expected),
    columns: Object.fromEntries(COLUMNS.map((column) => [column, share(counts[column])])) as ImportScore['columns'],
    misses,
  }
}

export function textOf(path: string): string {
  const whole = readFileSync(path, 'utf8')
  const cut = whole.indexOf('\n----\n')
  return cut < 0 ? whole : whole.slice(cut + 6)
}

type Found = ReturnType<typeof toImportJson>['decisions'][number]

function isSame(have: Found, want: Expected): boolean {
  const isNamed = want.number !== null && want.number !== 'xxx'
  return (
    have.number === want.number &&
    have.revision === want.rev &&
    (isNamed || equal(bodiesIn(have.addressees), bodiesIn(want.addressees)))
  )
}

function compare(have: Found, want: Expected) {
  const letters = have.subparagraphs.join('')
  const wanted = want.subparagraphs.join('')
  const isCut = want.complete === false
  return {
    addressees: equal(bodiesIn(have.addressees), bodiesIn(want.addressees)),
    subparagraphs: isCut ? letters.startsWith(wanted) : letters === wanted,
    structure:
      isCut || (JSON.stringify(have.nested) === JSON.stringify(want.nested) && have.tail === want.tail_paragraph),
    deadlines: equal(meetingsIn(have.deadlines), meetingsIn(want.deadlines)),
    conditions: have.conditions.length > 0 === want.conditions.some((condition) => !/inside/.test(condition)),
  }
}

function bodiesIn(list: readonly string[]): Set<string> {
  const found = new Set<string>()
  for (const text of list) {
    let rest = text.replace(/\([^)]*\)/g, ' ')
    for (const body of BODIES) {
      if (rest.includes(body)) found.add(body)
      rest = rest.replaceAll(body, ' ')
    }
  }
  return found
}

function meetingsIn(list: readonly string[]): Set<string> {
  return new Set(list.flatMap((text) => text.match(/\b(?:CoP|SC|AC|PC)\d+/g) ?? []))
}

function equal(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((value) => b.has(value))
}
