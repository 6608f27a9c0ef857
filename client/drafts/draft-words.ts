/** Kinds, states and rights of drafts as the screens say them. */
import type { DraftRight, GroupRole } from '#domain/access.ts'
import type { DraftKind, DraftState } from '#domain/drafts/draft.ts'
import type { FileFormat } from '#domain/drafts/file-choice.ts'
import type { DraftDetail } from '#domain/drafts/wire.ts'
import { dayInWords } from '../lib/dates.ts'
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
}

interface MoveWords {
  readonly button: string
  readonly question: string
  /** What it means for everybody, in sentences. */
  readonly meaning: readonly string[]
  /** What is said when it is done. */
  readonly done: string
}

/** The move into a state, for those who may make it. */
export const MOVE_WORDS: Readonly<Record<DraftState, MoveWords>> = {
  frozen: {
    button: 'Freeze the text',
    question: 'Freeze the text?',
    meaning: [
      'From this moment nobody can write in this draft, not even those who are writing now. What is recorded stays; what is not recorded yet is not taken any more.',
      'Whoever can read it goes on reading it. The Chair, the Vice-Chair and the Secretariat can open it again.',
    ],
    done: 'The text is frozen.',
  },
  open: {
    button: 'Open again',
    question: 'Open the text again?',
    meaning: ['From this moment everybody who has the right to edit can write in it again.'],
    done: 'The text is open again.',
  },
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
export function readOnlyReason({ right, state, events }: Pick<DraftDetail, 'right' | 'state' | 'events'>): string {
  if (state === 'frozen') {
    const last = events.at(-1)
    const who = last ? ` by ${last.by} on ${dayInWords(last.at)}` : ''
    return `This draft was frozen${who}. Nobody can write in it until its Chair or the Secretariat opens it again.`
  }
  if (right === 'edit') return ''
  if (right === 'propose') return 'You may propose changes to this draft; those who edit it place them in the text.'
  if (right === 'comment') return 'You may comment on this draft. Its Chair or the Secretariat can allow you to edit.'
  return 'You may read this draft. Its Chair or the Secretariat can allow you to edit.'
}

export const FILE_WORDS: Readonly<Record<FileFormat, string>> = {
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
