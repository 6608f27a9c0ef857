/** The number of a meeting in English words or in the figures of the three languages: `69th`, `sixty-ninth`, `69e`, `69ª`. */
const UNITS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']
const TEENS = [
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
]
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}
const TIETHS: Readonly<Record<string, number>> = {
  twentieth: 20,
  thirtieth: 30,
  fortieth: 40,
  fiftieth: 50,
  sixtieth: 60,
  seventieth: 70,
  eightieth: 80,
  ninetieth: 90,
  hundredth: 100,
}
const IN_WORDS = `(?:(?:${Object.keys(TENS).join('|')})[- ]?)?(?:${[...UNITS, ...TEENS].join('|')})|${Object.keys(TIETHS).join('|')}`

/** `69`, `69th`, `sixty-ninth` as a number; null for anything else. */
export function readOrdinal(text: string): number | null {
  const digits = /^\d{1,3}/.exec(text)?.[0]
  if (digits) return Number(digits)
  const word = text.toLowerCase()
  if (TIETHS[word]) return TIETHS[word]
  const ten = Object.keys(TENS).find((name) => word.startsWith(name))
  const rest = word.slice(ten?.length ?? 0).replace(/^[- ]/, '')
  const unit = UNITS.includes(rest) ? UNITS.indexOf(rest) + 1 : TEENS.includes(rest) ? TEENS.indexOf(rest) + 10 : 0
  return unit ? (ten ? (TENS[ten] ?? 0) : 0) + unit : null
}

/** Source of an expression that finds one ordinal; it holds no groups. */
export const ORDINAL = String.raw`(?:\d{1,3}\s?(?:st|nd|rd|th|e|è|ème|er|re|ère|[ªº]|[ao](?=\.|\s|$))\.?|${IN_WORDS})`
