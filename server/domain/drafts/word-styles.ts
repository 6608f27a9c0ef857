/**
 * The styles of a Word file that a draft leaves as, and the way back from a style to a role. Word keeps the identity of a
 * style; LibreOffice makes a new one from its name: both are known here.
 */
import type { ParagraphRole } from './schema.ts'

/** Identity of the style of a role; items by their level. */
export const STYLE_OF: Readonly<Record<Exclude<ParagraphRole, 'item' | 'plain' | 'heading'>, string>> = {
  numbered: 'NumberedParagraph',
  recommendation: 'Recommendation',
  operative: 'OperativeParagraph',
  addressee: 'Addressee',
  decision: 'Decision',
  preambular: 'PreambularParagraph',
  'annex-heading': 'AnnexHeading',
}
export const ITEM_STYLES = ['', 'ItemLetter', 'ItemRoman', 'ItemCapital'] as const
/** What Word shows for each in its list of styles. */
export const ITEM_STYLE_NAMES = ['', 'Item a)', 'Item i)', 'Item A.'] as const

/** Style of the words that print the number of a decision before its text. */
export const LABEL_STYLE = 'DecisionLabel'

/** Of the sentence that says which reading a file holds, and of proposals that stand behind what they would change. */
export const LEGEND_STYLE = 'ReadingLegend'
export const PROPOSAL_STYLES = { heading: 'ProposalHeading', text: 'ProposalText' } as const

/** What stands in a file of a draft and is not part of its text: its title, and what the numbering prints. */
export const FURNITURE_STYLES = [
  'Title',
  'AnnexLabel',
  LEGEND_STYLE,
  PROPOSAL_STYLES.heading,
  PROPOSAL_STYLES.text,
] as const

export interface StyledForm {
  readonly role: ParagraphRole
  /** Null where the style does not say. */
  readonly level: number | null
}

const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

const FORMS: ReadonlyMap<string, StyledForm> = new Map([
  ...Object.entries(STYLE_OF).map(([role, style]): [string, StyledForm] => [
    plainName(style),
    { role: role as ParagraphRole, level: 1 },
  ]),
  ...ITEM_STYLES.slice(1).map((style, index): [string, StyledForm] => [
    plainName(style),
    { role: 'item', level: index + 1 },
  ]),
  ...[1, 2, 3].map((level): [string, StyledForm] => [`heading${level}`, { role: 'heading', level }]),
])

/** What a style says of a paragraph; null for a style that is not ours, and for one that says nothing. */
export function formOfStyle(id: string, name: string): StyledForm | null {
  const item = (ITEM_STYLE_NAMES as readonly string[]).indexOf(name)
  if (item > 0) return { role: 'item', level: item }
  return FORMS.get(plainName(id)) ?? FORMS.get(plainName(name)) ?? null
}

export function isFurniture(id: string, name: string): boolean {
  return FURNITURE_STYLES.some((style) => [id, name].some((given) => plainName(given) === plainName(style)))
}
