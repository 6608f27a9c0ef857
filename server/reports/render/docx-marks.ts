/** What stands around the words of a paragraph in a Word file: the bookmark that bears its identity, and comments. */
import {
  BookmarkEnd,
  BookmarkStart,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  type ICommentOptions,
  Paragraph,
  TextRun,
  type XmlComponent,
} from 'docx'
import { bookmarkOf } from '#domain/drafts/word-marks.ts'
import { formOf } from './docx-inline.ts'
import { isWalkedProposal, isWalkedTable, type Walked, type WalkedRemark } from './walked.ts'

export interface Around {
  readonly before: readonly XmlComponent[]
  readonly after: readonly XmlComponent[]
}

export class DocxMarks {
  private readonly canReturn: boolean
  private readonly bookmarks = new Set<string>()
  /** The places of the comments on each paragraph; '' for the title, where also those stand whose paragraph is gone. */
  private readonly waiting = new Map<string, number[]>()
  private readonly remarks: readonly WalkedRemark[]

  constructor({ origin, remarks, blocks }: Walked) {
    this.canReturn = origin !== null
    this.remarks = remarks
    const standing = new Set(
      blocks.flatMap((block) => (isWalkedTable(block) || isWalkedProposal(block) ? [] : [block.id])),
    )
    for (const [number, { paragraphId }] of remarks.entries()) {
      const at = paragraphId !== null && standing.has(paragraphId) ? paragraphId : ''
      this.waiting.set(at, [...(this.waiting.get(at) ?? []), number])
    }
  }

  /** Of paragraphs with one identity the first has the bookmark and the comments. */
  around(id: string): Around {
    const comments = id === '' ? [] : this.take(id)
    const name = this.canReturn ? bookmarkOf(id) : null
    const before: XmlComponent[] = comments.map((number) => new CommentRangeStart(number))
    const after: XmlComponent[] = comments.flatMap(endOf)
    if (name === null || this.bookmarks.has(name)) return { before, after }
    this.bookmarks.add(name)
    const number = this.bookmarks.size
    return { before: [new BookmarkStart(name, number), ...before], after: [...after, new BookmarkEnd(number)] }
  }

  aroundTitle(): Around {
    const comments = this.take('')
    return { before: comments.map((number) => new CommentRangeStart(number)), after: comments.flatMap(endOf) }
  }

  /** The comments themselves. */
  comments(): ICommentOptions[] {
    return this.remarks.map(({ author, lines }, id) => ({
      id,
      author: author.name,
      initials: initialsOf(author.name),
      date: new Date(author.at),
      children: lines.map(
        (line) => new Paragraph({ children: line.map(({ text, change }) => new TextRun({ text, ...formOf(change) })) }),
      ),
    }))
  }

  private take(id: string): readonly number[] {
    const numbers = this.waiting.get(id) ?? []
    this.waiting.delete(id)
    return numbers
  }
}

const endOf = (number: number): XmlComponent[] => [
  new CommentRangeEnd(number),
  new TextRun({ children: [new CommentReference(number)] }),
]

const initialsOf = (name: string): string =>
  name
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('')
    .slice(0, 4)
