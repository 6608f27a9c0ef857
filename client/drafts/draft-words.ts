/** Kinds, states and rights of drafts as the screens say them. */
import type { DraftRight, GroupRole } from '#domain/access.ts'
import type { DraftKind, DraftState } from '#domain/drafts/draft.ts'
import type { ExportFormat } from '#domain/drafts/wire.ts'
import type { StatusTone } from '../ui/wg-status.ts'

export const KIND_WORDS: Readonly<Record<DraftKind, string>> = {
  resolution: 'Draft resolution',
  decision: 'Draft decision',
  report: 'Report',
  document: 'Working document',
}

interface StateWords {
  readonly name: string
  readonly tone: StatusTone
  readonly sign: string
}

export const STATE_WORDS: Readonly<Record<DraftState, StateWords>> = {
  open: { name: 'Open', tone: 'good', sign: 'pending' },
  frozen: { name: 'Frozen', tone: 'note', sign: 'lock' },
  adopted: { name: 'Adopted', tone: 'neutral', sign: 'good' },
}

/** What the reader may do, as a sentence about them. */
export const RIGHT_WORDS: Readonly<Record<DraftRight, string>> = {
  edit: 'You may edit',
  propose: 'You may propose changes',
  comment: 'You may comment',
  read: 'You may read',
  none: 'You may not open it',
}

/** Why a person cannot write into the text, or '' when they can. */
export function readOnlyReason(right: DraftRight, state: DraftState): string {
  if (state === 'frozen')
    return 'This draft is frozen: its text has been issued or waits for a decision, and takes no more edits.'
  if (state === 'adopted') return 'This draft was adopted. Its text stands in the registry and takes no more edits.'
  if (right === 'edit') return ''
  return 'You may read this draft. Its Chair or the Secretariat can allow you to edit.'
}

export const FILE_WORDS: Readonly<Record<ExportFormat, string>> = {
  docx: 'Word',
  pdf: 'PDF',
  html: 'Web page',
}

/** The roles of a group as the people who hold them. */
export const ROLE_GROUPS: Readonly<Record<GroupRole, string>> = {
  Chair: 'Chair',
  'Vice-Chair': 'Vice-Chair',
  member: 'Members',
  alternate: 'Alternates',
  observer: 'Observers',
  Secretariat: 'Secretariat',
}

/** What such people do in a draft. */
export const RIGHT_OF_ROLE: Readonly<Record<DraftRight, string>> = {
  edit: 'Edit',
  propose: 'Propose changes',
  comment: 'Comment',
  read: 'Read',
  none: 'Do not see it',
}
