/** A returned file in words. */
import type { ReturnedProposalView, ReturnedView } from '#domain/drafts/returned/wire.ts'

const KIND_WORDS: Readonly<Record<ReturnedProposalView['kind'], string>> = {
  change: 'Change',
  insert: 'New text',
  delete: 'Take out',
  move: 'Move',
}
const NOTE_WORDS = {
  split: 'one paragraph becomes two or more: look at where it is cut',
  joined: 'paragraphs become one: look at how they join',
  moved: 'it goes to another place: look at where',
} as const

export function kindInWords({ kind, label }: Pick<ReturnedProposalView, 'kind' | 'label'>): string {
  if (label === '') return KIND_WORDS[kind]
  return kind === 'insert' ? `${KIND_WORDS[kind]} behind ${label}` : `${KIND_WORDS[kind]} ${label}`
}

export function noteInWords({ note }: Pick<ReturnedProposalView, 'note'>): string {
  return note === null ? '' : NOTE_WORDS[note]
}

const counted = (count: number, one: string, many: string): string =>
  count === 0 ? `no ${one}` : count === 1 ? `one ${one}` : `${count} ${many}`

/** "7 proposals and one comment" */
export function countsInWords(proposalCount: number, commentCount: number): string {
  const proposals = counted(proposalCount, 'proposal', 'proposals')
  return commentCount === 0 ? proposals : `${proposals} and ${counted(commentCount, 'comment', 'comments')}`
}

export function originInWords({ leftAs }: Pick<ReturnedView, 'leftAs'>): string {
  if (leftAs === null) return 'It is compared with the text as it stands now.'
  return leftAs.isNow
    ? 'It is compared with the text as it left, which is the text as it stands now.'
    : 'It is compared with the text as it left; the draft has gone on since.'
}
