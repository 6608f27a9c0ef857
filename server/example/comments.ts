/** What delegations have said beside the draft resolution of the example, in our own words. */
import type { CommentType, CommentVisibility } from '#domain/drafts/comments/thread.ts'

export interface ExampleComment {
  readonly by: string
  readonly daysAgo: number
  readonly minute: number
  readonly text: string
}

export interface ExampleThread {
  /** How its paragraph begins, and the words of it; without words it is on the whole paragraph, without either on the text. */
  readonly begins?: string
  readonly words?: string
  readonly type: CommentType
  readonly visibility: CommentVisibility
  /** The first begins the thread. */
  readonly comments: readonly [ExampleComment, ...ExampleComment[]]
  readonly resolved?: ExampleComment
}

const said = (by: string, daysAgo: number, minute: number, text: string): ExampleComment => ({
  by: `${by}@example.org`,
  daysAgo,
  minute,
  text,
})

export const THREADS: readonly ExampleThread[] = [
  {
    begins: 'keep the records',
    words: 'five years',
    type: 'substantive',
    visibility: 'group',
    comments: [
      said(
        'canada',
        10,
        555,
        'Our law on personal data does not let a company keep such records longer than three years.',
      ),
      said('germany', 9, 610, 'Could we say "as long as national law allows, and at least two years"?'),
      said('vice-chair', 8, 700, 'Peru could live with that.'),
    ],
  },
  {
    begins: 'keep the records',
    words: 'five years',
    type: 'substantive',
    visibility: 'delegation',
    comments: [
      said('chair', 9, 640, 'Capital would accept three years. Let us hear the others first.'),
      said('kenya.alternate', 9, 655, 'Agreed. I will ask the prosecutors what they need.'),
    ],
  },
  {
    begins: 'AGREES that',
    words: 'makes possible or easier',
    type: 'technical',
    visibility: 'group',
    comments: [
      said('new-zealand', 7, 520, 'The police here would read this as covering a telephone call. Is that meant?'),
    ],
  },
  {
    begins: 'RECOMMENDS that Parties name',
    type: 'editorial',
    visibility: 'group',
    comments: [said('member', 6, 830, 'In French "point de contact" is shorter than it looks; no change is needed.')],
    resolved: said('chair', 5, 545, 'Noted for the translators.'),
  },
  {
    type: 'editorial',
    visibility: 'group',
    comments: [
      said('indonesia', 3, 495, 'We write "on line", "online" and "linked to the Internet". One of them should do.'),
    ],
  },
]
