/** The kinds of remarks in words, in the order in which they are grouped. */
import type { CheckKind } from '#domain/drafts/form/finding.ts'

export const CHECK_WORDS: Readonly<Record<CheckKind, string>> = {
  reference: 'What the text points at',
  addressee: 'Addressees',
  verb: 'Verbs',
  report: 'Duties to report',
  meeting: 'Meetings',
  cost: 'Money',
  placeholder: 'Numbers still to come',
  overlap: 'Texts in effect',
  punctuation: 'Ends of sub-paragraphs',
  bracket: 'Square brackets',
  spacing: 'Spaces',
  heading: 'Headings',
  empty: 'Empty paragraphs',
  length: 'Length',
}
