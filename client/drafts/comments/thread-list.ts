/** The threads of a draft in the order of its text, each in the light DOM, so that its mark in the text can point at it. */
import { html } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { ThreadView } from '#domain/drafts/comments/wire.ts'
import type { CommentMarks } from './comment-marks.ts'
import { placeInWords } from './comment-words.ts'
import type { ThreadActs } from './wg-comment-thread.ts'
import './wg-comment-thread.ts'

/** @param current the thread that is open, by its identity */
export function threadList(threads: readonly ThreadView[], marks: CommentMarks, current: string, acts: ThreadActs) {
  const sorted = [...threads].sort((one, next) => marks.orderOf(one) - marks.orderOf(next))
  return html`
    <ol class="wg-comments-list" aria-label="Comments, in the order of the text">
      ${repeat(
        sorted,
        ({ id }) => id,
        (thread) => html`
          <li>
            <wg-comment-thread
              id="wg-thread-${thread.id}"
              .thread=${thread}
              where=${whereOf(thread, marks)}
              ?open=${thread.id === current}
              ?shown=${marks.isShown(thread)}
              .acts=${acts}
            ></wg-comment-thread>
          </li>
        `,
      )}
    </ol>
  `
}

/** The text on the screen knows better than the one that was recorded when the list was fetched. */
function whereOf(thread: ThreadView, marks: CommentMarks): string {
  const isSought = marks.isDrawing && (thread.anchor.on === 'range' || thread.anchor.on === 'paragraph')
  const isFound = isSought ? marks.isShown(thread) : thread.place.isFound
  return placeInWords({ anchor: thread.anchor, place: { ...thread.place, isFound } }, marks.labelOf(thread))
}
