/** Calendar dates by which something is due, in three languages. */
import { type Passage, spanOf } from './passage.ts'
import type { RecognisedDeadline } from './recognised.ts'

const MONTHS = [
  'january|janvier|enero',
  'february|février|febrero',
  'march|mars|marzo',
  'april|avril|abril',
  'may|mai|mayo',
  'june|juin|junio',
  'july|juillet|julio',
  'august|août|agosto',
  'september|septembre|septiembre',
  'october|octobre|octubre',
  'november|novembre|noviembre',
  'december|décembre|diciembre',
]
const DATE = new RegExp(
  String.raw`\b(?<lead>by|before|no later than|not later than|on or before|until|le|avant le|au plus tard le|antes del|a más tardar el)\s(?<day>\d{1,2})(?:er)?\s(?:de\s)?(?<month>${MONTHS.join('|')})(?:,?\s(?:de\s)?(?<year>\d{4})|\s(?<each>each year|every year|de chaque année|de cada año))?`,
  'giu',
)

/** Calendar dates by which something is due. */
export function datesIn(passage: Passage): RecognisedDeadline[] {
  return [...passage.text.matchAll(DATE)].map((match) => {
    const { day = '', month = '', year, each } = match.groups ?? {}
    const number = readMonth(month)
    const on = year ? `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}` : null
    return {
      label: on ? `by ${on}` : `${day} ${month}${each ? ' each year' : ''}`,
      meetings: [],
      due: on ? [{ kind: 'date', on }] : [],
      source: spanOf(passage, match.index, match.index + match[0].length),
    }
  })
}

/** 1 to 12 from a month's name in the three languages, 0 for anything else. */
export function readMonth(name: string): number {
  return MONTHS.findIndex((names) => names.split('|').includes(name.toLowerCase())) + 1
}
