/** What a person does at the desk: write into the shared text, propose, or read. Only what their right allows is offered. */
import type { DraftDetail } from '#domain/drafts/wire.ts'

export const DESK_MODES = ['write', 'propose', 'read'] as const
export type DeskMode = (typeof DESK_MODES)[number]

export const MODE_WORDS: Readonly<Record<DeskMode, { readonly name: string; readonly meaning: string }>> = {
  write: { name: 'Write', meaning: 'What you type is in the shared text at once.' },
  propose: { name: 'Propose', meaning: 'What you type stays with you until you send it as a proposal.' },
  read: { name: 'Read', meaning: 'Nothing that you type changes anything.' },
}

/** The first is the one in which the draft opens. */
export function modesFor({ right, state }: Pick<DraftDetail, 'right' | 'state'>): readonly DeskMode[] {
  if (state !== 'open') return ['read']
  if (right === 'edit') return DESK_MODES
  return right === 'propose' ? ['propose', 'read'] : ['read']
}
