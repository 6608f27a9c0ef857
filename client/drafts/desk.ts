/**
 * What the page of a draft shares with the sections of its margin. The page makes a new one whenever any of it changes, so
 * that a section is drawn again by the ordinary means: a property that is another object.
 */
import type { EditorView } from 'prosemirror-view'
import type { Change } from '#domain/collab/protocol.ts'
import type { ProposalView } from '#domain/drafts/proposals/wire.ts'
import type { Reading } from '#domain/drafts/readings.ts'
import type { DraftDetail } from '#domain/drafts/wire.ts'
import type { Http } from '../api/http.ts'
import type { CollabController } from '../collab/collab-controller.ts'
import type { OutlineLine } from '../editor/outline-lines.ts'

/** How often the server has said that something beside the text has changed; an argument of the tasks that fetch it. */
export type ChangeCounts = Readonly<Partial<Record<Change, number>>>

export interface Desk {
  readonly draft: DraftDetail
  readonly http: Http
  readonly collab: CollabController
  /** The editor's view; null until the text is there. It stays the same object while the text is. */
  readonly view: EditorView | null
  /** Headings, decisions and numbered paragraphs with their labels. */
  readonly lines: readonly OutlineLine[]
  /** The paragraph in which the cursor stands, by its identity; '' for none. */
  readonly place: string
  readonly changes: ChangeCounts
  /** The reading that the address asks for: what is to be drawn in the text. */
  readonly reading: Reading
  /** Chooses another reading, as the switch does. */
  readonly readAs: (reading: Reading) => void
  /** Scrolls to a paragraph and puts the cursor there. False when it is not in the text. */
  readonly goTo: (paragraphId: string) => boolean
  /** Scrolls to a paragraph and marks it for a moment; the focus stays where it is. */
  readonly reveal: (paragraphId: string) => void
  /** Shows a section of the margin, by its name, also where the margin is a drawer. */
  readonly show: (section: string) => void
  /** Takes the margin away from over the text, where it is a drawer. */
  readonly hide: () => void
  /** Opens a proposal in Propose mode: to answer it with another text, or to put a better one in its place. */
  readonly beginWith: (proposal: ProposalView, as: 'counterTo' | 'replaces') => void
}

/** A section says how much there is in it, for its tab: null shows no number. */
export class SectionCountedEvent extends Event {
  static readonly type = 'wg-section-counted'
  readonly count: number | null

  constructor(count: number | null) {
    super(SectionCountedEvent.type, { bubbles: true, composed: true })
    this.count = count
  }
}

/** Something beside the text is to be commented on; the section of comments hears it wherever it is said. */
export class CommentAskedEvent extends Event {
  static readonly type = 'wg-comment-asked'
  /** What it is called, `Proposal P3`. */
  readonly what: string
  readonly proposalId: string

  constructor(what: string, proposalId: string) {
    super(CommentAskedEvent.type, { bubbles: true, composed: true })
    this.what = what
    this.proposalId = proposalId
  }
}

declare global {
  interface WindowEventMap {
    'wg-comment-asked': CommentAskedEvent
  }
  interface HTMLElementEventMap {
    'wg-section-counted': SectionCountedEvent
  }
}
