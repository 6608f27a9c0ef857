/** Proposals as the screens say them. */
import type { DispositionKind, ProposalKind, ProposalState } from '#domain/drafts/proposals/proposal.ts'
import type { ParagraphWire, ProposalView } from '#domain/drafts/proposals/wire.ts'
import { roleName } from '../../editor/role-words.ts'
import type { StatusTone } from '../../ui/wg-status.ts'

export const STATE_WORDS: Readonly<Record<ProposalState, { readonly name: string; readonly tone: StatusTone }>> = {
  open: { name: 'Open', tone: 'neutral' },
  placed: { name: 'Placed', tone: 'good' },
  'placed in brackets': { name: 'In brackets', tone: 'attention' },
  merged: { name: 'Merged', tone: 'good' },
  declined: { name: 'Declined', tone: 'serious' },
  parked: { name: 'Parked', tone: 'attention' },
  withdrawn: { name: 'Withdrawn', tone: 'neutral' },
}

/** What was done, before the name of who did it. */
export const DISPOSITION_WORDS: Readonly<Record<DispositionKind, string>> = {
  placed: 'Placed in the text',
  'placed in brackets': 'Placed in the text in brackets',
  merged: 'Merged',
  declined: 'Declined',
  parked: 'Parked',
  withdrawn: 'Withdrawn',
  reopened: 'Reopened',
}

const KIND_WORDS: Readonly<Record<ProposalKind, string>> = {
  change: 'Change to',
  insert: 'New text after',
  delete: 'Deletion of',
  move: 'Move of',
}

/** `Kenya`, `Kenya and Peru`, `Kenya, Peru and Canada`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** `Kenya`, `Kenya and Peru`, `Kenya and 3 more`: for where there is little room. */
export function fewOf(names: readonly string[]): string {
  return names.length < 3 ? listed(names) : `${names[0]} and ${names.length - 1} more`
}

/** What a proposal is about: `Change to 4 and one more`, `New text after a)`, `Deletion of “RECALLING also the…”`. */
export function actInWords({ kind, base, afterId, label }: ProposalView): string {
  if (kind === 'insert' && (label === '' || afterId === null)) return 'New text'
  const more = base.length > 1 ? ` and ${base.length - 1} more` : ''
  return `${KIND_WORDS[kind]} ${label === '' ? firstWords(base[0]) : label.replace(/\.$/, '')}${more}`
}

const FIRST_WORDS = 3

/** How a paragraph without a number is called. */
function firstWords(paragraph: ParagraphWire | undefined): string {
  const words = (paragraph?.inline.map(({ text }) => text).join('') ?? '').trim().split(/\s+/)
  return `“${words.slice(0, FIRST_WORDS).join(' ')}${words.length > FIRST_WORDS ? '…' : ''}”`
}

/** What a paragraph is, where only that would change: `item, level 2`. */
export function formInWords({ role, level }: Pick<ParagraphWire, 'role' | 'level'>): string {
  const name = roleName(role).toLowerCase()
  return role === 'item' || role === 'heading' || (role === 'plain' && level > 1) ? `${name}, level ${level}` : name
}

/** How a screen reader hears where a drawn proposal begins and ends. */
export function edgeInWords(edge: 'start' | 'end', act: string, who: string): string {
  return ` ${edge} of proposed ${act}, ${who} `
}
