/**
 * The words of a paragraph for Word. What has changed is underlined or struck by direct formatting, as an official file has it,
 * or, in a file with tracked changes, a revision by somebody that can be accepted or rejected.
 */
import { DeletedTextRun, ExternalHyperlink, InsertedTextRun, Run, TextRun, XmlComponent } from 'docx'
import type { RevisionAuthor } from '#domain/drafts/drawing.ts'
import { isWalkedNote, type WalkedChange, type WalkedInline, type WalkedNote, type WalkedWords } from './walked.ts'

type Changed = Exclude<WalkedChange, 'kept'>

/** An element with attributes and content. */
class Element extends XmlComponent {
  constructor(
    name: string,
    attributes: Readonly<Record<string, string | number>>,
    content: readonly XmlComponent[] = [],
  ) {
    super(name)
    this.root.push({ _attr: attributes }, ...content)
  }
}

/** How official mark-up looks in print. */
export const formOf = (change: WalkedChange) => ({
  ...(change === 'inserted' && { underline: {} }),
  ...(change === 'deleted' && { strike: true }),
})

class NoteReference extends Run {
  constructor({ ordinal, change }: WalkedNote, isTracked: boolean) {
    super({ style: 'FootnoteReference', ...(!isTracked && formOf(change)) })
    this.root.push(new Element('w:footnoteReference', { 'w:id': ordinal }))
  }
}

/** Numbers the revisions of one file. */
export class Revisions {
  private count = 0

  next({ name, at }: RevisionAuthor): { readonly id: number; readonly author: string; readonly date: string } {
    this.count += 1
    // Word counts no parts of a second.
    return { id: this.count, author: name, date: at.replace(/\.\d+/, '') }
  }
}

/** @param by who is named for what has changed; null to draw it by form alone */
export function toRun(inline: WalkedInline, by: RevisionAuthor | null, revisions: Revisions): XmlComponent {
  if (isWalkedNote(inline)) {
    const reference = new NoteReference(inline, by !== null)
    return by && inline.change !== 'kept' ? revised(inline.change, by, revisions, reference) : reference
  }
  const run = by && inline.change !== 'kept' ? revisedWords(inline, inline.change, by, revisions) : plainWords(inline)
  return inline.href === null ? run : new ExternalHyperlink({ link: inline.href, children: [run] })
}

function formOfWords({ text, em, strong, href }: WalkedWords) {
  return {
    text,
    ...(em && { italics: true }),
    ...(strong && { bold: true }),
    ...(href !== null && { style: 'Hyperlink' }),
  }
}

function plainWords(words: WalkedWords): TextRun {
  return new TextRun({ ...formOfWords(words), ...formOf(words.change) })
}

function revisedWords(words: WalkedWords, change: Changed, by: RevisionAuthor, revisions: Revisions) {
  const options = { ...formOfWords(words), ...revisions.next(by) }
  return change === 'inserted' ? new InsertedTextRun(options) : new DeletedTextRun(options)
}

function revised(change: Changed, by: RevisionAuthor, revisions: Revisions, run: Run): XmlComponent {
  const { id, author, date } = revisions.next(by)
  const name = change === 'inserted' ? 'w:ins' : 'w:del'
  return new Element(name, { 'w:id': id, 'w:author': author, 'w:date': date }, [run])
}
