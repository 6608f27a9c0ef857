/** Meetings in memory, under the same contract as PostgreSQL (tests/contracts/meeting-store.ts). */
import { DomainError } from '#domain/errors.ts'
import type { DeadlineRule, Meeting, MeetingMove } from '#domain/meetings/meeting.ts'
import type { MeetingStore } from '#domain/meetings/store.ts'

export function memoryMeetingStore(): MeetingStore {
  const meetings: Meeting[] = []
  const moves: MeetingMove[] = []
  const rules: DeadlineRule[] = []
  const current = (meeting: Meeting): Meeting => {
    const move = moves.findLast(({ meetingId }) => meetingId === meeting.id)
    return move ? { ...meeting, place: move.place, startsOn: move.startsOn, endsOn: move.endsOn } : meeting
  }
  return {
    async add(meeting, first) {
      if (meetings.some(({ body, ordinal }) => body === meeting.body && ordinal === meeting.ordinal)) {
        throw new DomainError('conflict', `${meeting.body}${meeting.ordinal} is in the calendar already.`)
      }
      meetings.push(meeting)
      moves.push(first)
    },
    async move(move) {
      if (!meetings.some(({ id }) => id === move.meetingId)) {
        throw new DomainError('not_found', 'There is no such meeting.')
      }
      moves.push(move)
    },
    async find(id) {
      const found = meetings.find((meeting) => meeting.id === id)
      return found ? current(found) : null
    },
    async findByCode(body, ordinal) {
      const found = meetings.find((meeting) => meeting.body === body && meeting.ordinal === ordinal)
      return found ? current(found) : null
    },
    async list() {
      return meetings.map(current).sort((a, b) => b.startsOn.localeCompare(a.startsOn) || a.body.localeCompare(b.body))
    },
    async movesOf(id) {
      return moves.filter(({ meetingId }) => meetingId === id)
    },
    async rules() {
      const newest = new Map(rules.map((rule) => [`${rule.body} ${rule.name}`, rule]))
      return [...newest.values()].sort((a, b) => a.body.localeCompare(b.body) || a.name.localeCompare(b.name))
    },
    async addRule(rule) {
      rules.push(rule)
    },
  }
}
