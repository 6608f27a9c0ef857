/** Ordinals written as words in French and Spanish, as meetings are named on a cover: "Soixante-dixième session". */
const FRENCH_TENS: readonly (readonly [string, number])[] = [
  ['quatre-vingt', 80],
  ['soixante', 60],
  ['cinquant', 50],
  ['quarant', 40],
  ['trent', 30],
  ['vingt', 20],
]
const FRENCH_UNITS = [
  'ième',
  'unième',
  'deuxième',
  'troisième',
  'quatrième',
  'cinquième',
  'sixième',
  'septième',
  'huitième',
  'neuvième',
  'dixième',
  'onzième',
  'douzième',
  'treizième',
  'quatorzième',
  'quinzième',
  'seizième',
  'dix-septième',
  'dix-huitième',
  'dix-neuvième',
]
const SPANISH_TENS = [
  '',
  'decim',
  'vigesim',
  'trigesim',
  'cuadragesim',
  'quincuagesim',
  'sexagesim',
  'septuagesim',
  'octogesim',
  'nonagesim',
]
const SPANISH_UNITS = ['', 'primer', 'segund', 'tercer', 'cuart', 'quint', 'sext', 'septim', 'octav', 'noven']
const SPANISH_OWN: Readonly<Record<string, number>> = { undecim: 11, duodecim: 12 }

/** `Soixante-dixième` as 70, `Decimoctava` as 18; null for anything else. */
export function readWordOrdinal(text: string): number | null {
  const word = text.toLocaleLowerCase('fr').trim()
  return readFrench(word) ?? readSpanish(word.normalize('NFD').replace(/\p{M}/gu, ''))
}

function readFrench(word: string): number | null {
  const plain = FRENCH_UNITS.indexOf(word)
  if (plain > 0) return plain
  const ten = FRENCH_TENS.find(([name]) => word.startsWith(name))
  if (!ten) return null
  const rest = word.slice(ten[0].length).replace(/^[aes]?(?:[- ]et)?[- ]/, '')
  const unit = FRENCH_UNITS.indexOf(rest)
  return unit < 0 ? null : ten[1] + unit
}

function readSpanish(word: string): number | null {
  const stem = word.replace(/[ao]$/, '')
  if (SPANISH_OWN[stem]) return SPANISH_OWN[stem]
  const simple = SPANISH_UNITS.indexOf(stem)
  if (simple > 0) return simple
  for (let ten = SPANISH_TENS.length - 1; ten > 0; ten -= 1) {
    const name = SPANISH_TENS[ten] ?? ''
    if (!stem.startsWith(name)) continue
    const unit = SPANISH_UNITS.indexOf(stem.slice(name.length).replace(/^[ao]? ?/, ''))
    // "decimoctava" shares its o.
    const shared = SPANISH_UNITS.indexOf(stem.slice(name.length))
    if (Math.max(unit, shared) >= 0) return ten * 10 + Math.max(unit, shared)
  }
  return null
}
