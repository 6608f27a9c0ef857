/** References to Decisions, Resolutions, documents and Notifications, wherever they stand. */
import { NUMBER, readNumbers, readRevision } from './numbers.ts'
import { type Passage, spanOf } from './passage.ts'
import type { RecognisedReference } from './recognised.ts'

const DECISIONS = new RegExp(
  String.raw`\b(?:draft |projets? de |proyectos? de )?(?:[Dd]ecisions?|[Dd]écisions?|[Dd]ecisi(?:ón|ones|on))\s(?=${NUMBER})`,
  'gu',
)
const RESOLUTIONS =
  /\bConf\.?\s?(\d{1,2}\.(?:\d{1,2}|X{2}|[A-Z]{2}))(?!\d)(?:\s?(\(\s?Rev\.?\s?(?:(?:CoP|CdP)\s?\d{1,2})?\s?\)))?/g
const DOCUMENTS =
  /(?<![\w/])(?:CoP|CdP|SC|AC|PC)\s?\d{1,3}\s(?:Doc\. Inf\.|Plen\. Doc\.|(?:DG|WG)\s?\d+ Doc\.|Doc\.|Inf\.|Com\.(?:\s?I{1,2}\.)?|Sum\.|Prop\.|Plen\.|SR|Rec\.)\s?(?:\d{1,3}(?:\.\d{1,2}){0,3})?(?:\s(?:A\d+|Annex(?: \d+)?|Addendum))?(?:\s?\(Rev\.?\s?\d+\))?/g
const NOTIFICATIONS =
  /\b(?:Notifications?|Notificaci(?:ón|ones))(?: to the Parties| aux Parties| a las Partes)?\s(?:No\.?|n[o°º]\.?)?\s?(\d{4}\/\d{2,3})/gi
const CITED_PARAGRAPHS =
  /^,?\s?(?:sub-?)?(?:paragraphs?|párrafos?|paragraphes?|alinéas?|apartados?)?\s?((?:[a-z]\)|\d+\s?[a-z]\))(?:(?:,?\s?(?:and|to|or|et|à|y|a)?\s?)(?:[a-z]\)))*)/i

/** The references in a passage, in order. A footnote call after a number is no part of it. */
export function referencesIn(passage: Passage): RecognisedReference[] {
  const { text } = passage
  const found: (RecognisedReference & { readonly at: number })[] = []
  const add = (reference: Omit<RecognisedReference, 'source' | 'text'>, at: number, to: number) =>
    found.push({ ...reference, text: text.slice(at, to), source: spanOf(passage, at, to), at })
  for (const match of text.matchAll(DECISIONS)) {
    const from = match.index + match[0].length
    const listed = readNumbers(text.slice(from, from + 240))
    if (!listed) continue
    const { end, paragraphs } = readParagraphs(text, from + listed.length)
    const [first] = listed.numbers
    const targets = listed.numbers.map(({ number }) => number)
    const revision = listed.numbers.length === 1 ? (first?.revision ?? null) : null
    add({ kind: targets.length > 1 ? 'decision range' : 'decision', targets, revision, paragraphs }, match.index, end)
  }
  for (const match of text.matchAll(RESOLUTIONS)) {
    const from = match.index + match[0].length
    const { end, paragraphs } = readParagraphs(text, from)
    add(
      { kind: 'resolution', targets: [`Conf. ${match[1]}`], revision: readRevision(match[2]), paragraphs },
      match.index,
      end,
    )
  }
  for (const match of text.matchAll(DOCUMENTS))
    add(
      { kind: 'document', targets: [match[0].trim()], revision: null, paragraphs: [] },
      match.index,
      match.index + match[0].trimEnd().length,
    )
  for (const match of text.matchAll(NOTIFICATIONS))
    add(
      { kind: 'notification', targets: [match[1] ?? ''], revision: null, paragraphs: [] },
      match.index,
      match.index + match[0].length,
    )
  return found.sort((a, b) => a.at - b.at).map(({ at: _, ...reference }) => reference)
}

function readParagraphs(text: string, from: number): { readonly end: number; readonly paragraphs: string[] } {
  const match = CITED_PARAGRAPHS.exec(text.slice(from, from + 80))
  if (!match?.[1]) return { end: from, paragraphs: [] }
  return { end: from + match[0].length, paragraphs: match[1].match(/[a-z](?=\))/g) ?? [] }
}
