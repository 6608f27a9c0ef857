/** What stands under the title of a draft: how it stands, for which meeting it is, what the reader may do. */
import { html, nothing } from 'lit'
import type { DraftDetail } from '#domain/drafts/wire.ts'
import type { MeetingView } from '#domain/meetings/wire.ts'
import '../ui/wg-date.ts'
import '../ui/wg-status.ts'
import { RIGHT_WORDS, STATE_WORDS } from './draft-words.ts'

/** @param meetings all that are known; none while they are on their way */
export function draftFacts(draft: DraftDetail, meetings: readonly MeetingView[] = [], brackets: unknown = nothing) {
  const { name, tone, sign } = STATE_WORDS[draft.state]
  const meeting = meetings.find(({ id }) => id === draft.meetingId)
  return html`
    <div slot="intro" class="wg-draft-facts">
      <wg-status tone=${tone} sign=${sign}>${name}</wg-status>
      ${meeting ? html`<span>For <a href="/meetings/${meeting.code}">${meeting.code}</a></span>` : nothing}
      ${draft.reportId ? html`<a href="/reports/${draft.reportId}">Cover, files and issue of this report</a>` : nothing}
      ${brackets}
      <span>${RIGHT_WORDS[draft.right]}</span>
      <span>Begun by ${draft.createdBy} on <wg-date at=${draft.createdAt}></wg-date></span>
    </div>
  `
}
