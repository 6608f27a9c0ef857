/** What meetings ask of a database. Place and dates of a meeting are its newest move. Contract: tests/contracts/meeting-store.ts. */
import type { MeetingId } from '../ids.ts'
import type { DeadlineRule, Meeting, MeetingBody, MeetingMove } from './meeting.ts'

export interface MeetingStore {
  /** @throws DomainError `conflict` when a meeting with this body and ordinal exists. */
  add(meeting: Meeting, first: MeetingMove): Promise<void>
  move(move: MeetingMove): Promise<void>
  find(id: MeetingId): Promise<Meeting | null>
  findByCode(body: MeetingBody, ordinal: number): Promise<Meeting | null>
  /** Latest first. */
  list(): Promise<readonly Meeting[]>
  movesOf(id: MeetingId): Promise<readonly MeetingMove[]>
  rules(): Promise<readonly DeadlineRule[]>
  /** A rule with the same body and name replaces the earlier one from now on; the earlier one stays on record. */
  addRule(rule: DeadlineRule, at: string): Promise<void>
}
