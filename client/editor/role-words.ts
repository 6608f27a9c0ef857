/** The roles of a paragraph in the words of the field, in the order in which the role picker offers them. */
import type { ParagraphRole } from '#domain/drafts/schema.ts'

export interface RoleWords {
  readonly role: ParagraphRole
  readonly name: string
  /** What the paragraph is for, in one short sentence. */
  readonly purpose: string
}

export const ROLE_WORDS: readonly RoleWords[] = [
  { role: 'heading', name: 'Heading', purpose: 'Divides the text; three levels' },
  { role: 'plain', name: 'Paragraph', purpose: 'A sentence without a number' },
  { role: 'numbered', name: 'Numbered paragraph', purpose: '1. 2. 3. through all headings' },
  { role: 'item', name: 'Item', purpose: 'a) then i) then A.' },
  { role: 'addressee', name: 'Addressee', purpose: 'Directed to …' },
  { role: 'decision', name: 'Decision', purpose: 'A Decision with its number' },
  { role: 'preambular', name: 'Preambular paragraph', purpose: 'RECALLING, AWARE, NOTING …' },
  { role: 'operative', name: 'Operative paragraph', purpose: 'URGES, DIRECTS, INVITES …' },
  { role: 'recommendation', name: 'Recommendation', purpose: 'What a body is invited to do' },
  { role: 'annex-heading', name: 'Annex heading', purpose: 'Begins an annex; numbers begin again' },
]

/** The word for a role as the role picker shows it. */
export function roleName(role: ParagraphRole): string {
  return ROLE_WORDS.find((words) => words.role === role)?.name ?? 'Paragraph'
}
