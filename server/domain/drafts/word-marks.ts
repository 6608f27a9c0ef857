/**
 * What a Word file of a draft carries for the way back: which draft it is and as of which change, and around each paragraph a
 * bookmark that is named after its identity. Word and LibreOffice keep both through editing and saving.
 */
import type { DraftId } from '../ids.ts'

/** Where a file of a draft comes from. */
export interface FileOrigin {
  readonly draftId: DraftId
  /** The change in the log after which the text stood as in the file. */
  readonly sequence: number
  /** Words that are gone, or that are only proposed, stand in the file among those of the text: it cannot be told apart again. */
  readonly isMarked: boolean
}

/** Names of the custom properties that hold it. */
export const ORIGIN_PROPERTIES = {
  draftId: 'Intersession draft',
  sequence: 'Intersession sequence',
  isMarked: 'Intersession marked',
} as const

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** A bookmark's name has at most 40 letters, digits and low lines. */
const SHORT = /^[A-Za-z0-9_]{1,38}$/

/** The name of the bookmark around a paragraph; null for an identity that no bookmark can bear. */
export function bookmarkOf(paragraphId: string): string | null {
  if (UUID.test(paragraphId)) return `p_${paragraphId.replaceAll('-', '')}`
  return SHORT.test(paragraphId) ? `i_${paragraphId}` : null
}

/** The identity that a bookmark is named after; null for a bookmark that is not ours. */
export function paragraphOfBookmark(name: string): string | null {
  const hex = /^p_([0-9a-f]{32})$/.exec(name)?.[1]
  if (hex) return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return /^i_([A-Za-z0-9_]{1,38})$/.exec(name)?.[1] ?? null
}

/** The origin that a file's custom properties name, by their names; null when it is none of ours. */
export function readOrigin(properties: ReadonlyMap<string, string>): FileOrigin | null {
  const draftId = properties.get(ORIGIN_PROPERTIES.draftId) ?? ''
  const sequence = Number(properties.get(ORIGIN_PROPERTIES.sequence) ?? Number.NaN)
  return UUID.test(draftId) && Number.isSafeInteger(sequence) && sequence >= 0
    ? { draftId: draftId as DraftId, sequence, isMarked: properties.get(ORIGIN_PROPERTIES.isMarked) === 'yes' }
    : null
}
