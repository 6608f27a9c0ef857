/** How agreement is told in words. */
import type { AgreementState } from '#domain/drafts/agreements/agreement.ts'
import type { AgreementView } from '#domain/drafts/agreements/wire.ts'
import type { StatusTone } from '../../ui/wg-status.ts'

export const STATE_WORDS: Readonly<Record<AgreementState, { readonly name: string; readonly tone: StatusTone }>> = {
  agreed: { name: 'Agreed', tone: 'good' },
  changed: { name: 'Reopened by a change', tone: 'attention' },
  gone: { name: 'Taken out of the text', tone: 'attention' },
  reopened: { name: 'Reopened', tone: 'attention' },
}

/** What was said when it was last agreed. */
export function saidOf({ entries }: AgreementView): string {
  return entries.findLast(({ kind }) => kind === 'agreed' || kind === 'editorial')?.said ?? ''
}

/** What the sign in the margin of the paragraph says. */
export function signWords(item: AgreementView, state: AgreementState): string {
  if (state === 'agreed') return `Agreed: ${saidOf(item)}`
  if (state === 'reopened') return `Was agreed, and is reopened: ${item.entries.at(-1)?.said ?? ''}`
  return 'Was agreed, and has been changed since'
}

const SHORT = 40

/** `Paragraph 2` or `Paragraph 2. a)`; by its first words where it has no number. */
export function paragraphName(label: string, words: string): string {
  if (label !== '') return `Paragraph ${label.replace(/^([^ ]+)\.$/, '$1')}`
  return words.length <= SHORT ? `“${words}”` : `“${words.slice(0, SHORT).replace(/\s+\S*$/, '')} …”`
}

export const COUNTED = 'operative paragraphs and sub-paragraphs agreed'
