/**
 * What only the registry can answer: whether the texts that a draft points at are there, and whether it says again what a text in
 * effect says. Rules: docs/spec/form.md, [FO22] to [FO24].
 */
import { isPlaceholder } from '../../decisions/import/numbers.ts'
import { referencesIn } from '../../decisions/import/references.ts'
import type { TextRange } from '../../decisions/phrases.ts'
import type { Precedent } from '../../decisions/precedent.ts'
import { foldText } from '../../decisions/search.ts'
import { isReference } from '../content.ts'
import { readAddress } from '../references.ts'
import type { FormFinding } from './finding.ts'
import { citedPaths, type FormLine, type FormText, passageOf, typedIn } from './form-text.ts'

/** The paths of a text by its name: its number as printed (`15.57`, `Conf. 11.3`), or its handle. */
export type KnownTexts = ReadonlyMap<string, ReadonlySet<string>>

interface Pointer {
  readonly paragraphId: string
  readonly quote: string
  readonly name: string
  readonly paths: readonly string[]
}

const printed = (name: string): string => name.replace(/^conf-/i, 'Conf. ')

function pointersIn({ lines, paragraphs }: FormText): Pointer[] {
  const live = paragraphs.flatMap(({ id, inline }) =>
    inline.filter(isReference).flatMap(({ reference, text }): Pointer[] => {
      const address = readAddress(reference)
      if (!address) return []
      return [{ paragraphId: id, quote: text, name: printed(address.name), paths: address.path ? [address.path] : [] }]
    }),
  )
  const typed = lines.flatMap((line) =>
    referencesIn(passageOf(typedIn(line))).flatMap(({ kind, targets, text }): Pointer[] => {
      if (kind !== 'decision' && kind !== 'resolution') return []
      const [name = ''] = targets
      // A Resolution is cited by the numbers of its paragraphs, which revisions change.
      const paths = kind === 'decision' ? citedPaths(text) : []
      return isPlaceholder(name.replace('Conf. ', ''))
        ? []
        : [{ paragraphId: line.paragraph.id, quote: text, name, paths }]
    }),
  )
  return [...live, ...typed]
}

/** The names that the registry is to be asked for. */
export function namesToLookUp(text: FormText): string[] {
  return [...new Set(pointersIn(text).map(({ name }) => name))]
}

export function lookUpFindings(text: FormText, known: KnownTexts): FormFinding[] {
  return pointersIn(text).flatMap(({ paragraphId, quote, name, paths }): FormFinding[] => {
    const there = known.get(name)
    const found = { kind: 'reference', paragraphId, quote } as const
    if (!there) {
      return [{ ...found, message: `${name} is not in the registry: correct the number, or import the text.` }]
    }
    const lost = paths.filter((path) => !there.has(path))
    if (lost.length === 0) return []
    const signs = lost.map((path) => `${path.split('/').join(') ')})`)
    return [{ ...found, message: `${name} has no paragraph ${signs.join(', ')}.` }]
  })
}

const WORD = /[\p{L}\p{N}]+/gu
/** Words that every such text has: they say nothing about what it is on. */
const COMMON = new Set(
  `a all also an and any are as at be by can for from has have if in into is it its may of on or other shall should such that the
  their them these they this those through to under was where which who will with
  parties party secretariat committee committees conference standing animals plants meeting meetings cites convention decision
  decisions resolution paragraph paragraphs report reports appropriate including relevant urged encouraged invited requested
  directed subject external funding`.split(/\s+/),
)

/** A word without the endings that a sentence gives it: `practices` and `practice` are one. */
const stemOf = (word: string): string =>
  foldText(word)
    .replace(/(?:ies|(?<=ss|sh|ch|x)es|(?<!s)s|ing|ed)$/, '')
    .replace(/e$/, '')

function stemsOf(text: string): Set<string> {
  const words = text.match(WORD) ?? []
  return new Set(words.filter((word) => !COMMON.has(word.toLowerCase())).map(stemOf))
}

/** Fewer words in common are chance. */
const FEWEST = 6
/** The share of the shorter text's words that the longer one has as well. */
const ENOUGH = 0.6
const MOST_FOR_ONE = 2
/** A word that so many texts have tells none of them apart: the share of all, and the number below which it is rare anyway. */
const OFTEN = 0.05
const RARE = 200
/** Rare words that two texts must share before all their words are compared. */
const FEWEST_RARE = 2

function commonMarks(text: string, common: ReadonlySet<string>): TextRange[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) =>
    common.has(stemOf(word)) ? [{ from: index, to: index + word.length }] : [],
  )
}

const CHECKED = new Set(['item', 'decision', 'operative', 'plain', 'numbered', 'recommendation'])

class ValidTexts {
  private readonly stems: ReadonlySet<string>[]
  private readonly holders = new Map<string, number[]>()
  private readonly texts: readonly Precedent[]
  private readonly mostHolders: number

  constructor(texts: readonly Precedent[]) {
    this.texts = texts
    this.mostHolders = Math.max(RARE, texts.length * OFTEN)
    this.stems = texts.map(({ text }) => stemsOf(text))
    for (const [place, stems] of this.stems.entries()) {
      for (const stem of stems) {
        const holders = this.holders.get(stem)
        if (holders) holders.push(place)
        else this.holders.set(stem, [place])
      }
    }
  }

  /** Those that say nearly the same, nearest first. */
  near(
    own: ReadonlySet<string>,
    names: ReadonlySet<string>,
  ): { readonly other: Precedent; readonly common: Set<string> }[] {
    const rareCounts = new Map<number, number>()
    for (const stem of own) {
      const holders = this.holders.get(stem) ?? []
      if (holders.length > this.mostHolders) continue
      for (const place of holders) rareCounts.set(place, (rareCounts.get(place) ?? 0) + 1)
    }
    return [...rareCounts]
      .flatMap(([place, rareCount]) => {
        const [other, stems] = [this.texts[place], this.stems[place]]
        if (!other || !stems || rareCount < FEWEST_RARE || names.has(other.address.split('/')[0] ?? '')) return []
        const common = new Set([...own].filter((stem) => stems.has(stem)))
        const share = common.size / Math.min(own.size, stems.size)
        return common.size < FEWEST || share < ENOUGH ? [] : [{ other, share, common }]
      })
      .sort((one, next) => next.share - one.share || (one.other.rank < next.other.rank ? -1 : 1))
      .slice(0, MOST_FOR_ONE)
  }
}

/**
 * Provisions in effect that say nearly the same as a paragraph.
 * @param own names of texts that the draft itself revises; what it quotes is not said again
 */
export function overlapFindings(
  { lines }: FormText,
  valid: readonly Precedent[],
  own: readonly string[],
): FormFinding[] {
  const texts = new ValidTexts(valid)
  const quoted = ({ paragraph }: FormLine) => paragraph.ref.split('/')[0] ?? ''
  const names = new Set([...own, ...lines.map(quoted).filter((name) => name !== '')])
  return lines.flatMap((line) => {
    const stems = stemsOf(line.words)
    if (!CHECKED.has(line.role) || stems.size < FEWEST) return []
    return texts.near(stems, names).map(({ other, common }) => ({
      kind: 'overlap' as const,
      paragraphId: line.paragraph.id,
      message: `${other.cite} is in effect and says nearly the same: say what is new, or amend it.`,
      // Another text may overlap the same words: each remark has a name of its own.
      quote: other.cite,
      other: { address: other.address, cite: other.cite, text: other.text, marks: commonMarks(other.text, common) },
    }))
  })
}
