/** Meetings, their agenda and deadlines. Reading is for everybody; the Secretariat adds and moves. Rules: docs/spec/meetings.md. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { DomainError } from '#domain/errors.ts'
import { type MeetingId, readId } from '#domain/ids.ts'
import {
  BODY_NAMES,
  codeOf,
  type DeadlineRule,
  deadlinesOf,
  type Meeting,
  parseCode,
} from '#domain/meetings/meeting.ts'
import type { MeetingStore } from '#domain/meetings/store.ts'
import { MeetingDetail, MeetingInput, MeetingList, MeetingMoveInput, type MeetingView } from '#domain/meetings/wire.ts'
import type { Deps } from '../deps.ts'
import { guard, requireMay, requireSignedIn } from '../http/require-may.ts'
import { addMeeting } from './add-meeting.ts'
import { moveMeeting } from './move-meeting.ts'

const ByCode = Type.Object({ code: Type.String({ maxLength: 40 }) })

export const meetingRoutes: FastifyPluginAsyncTypebox<Pick<Deps, 'stores' | 'clock' | 'newId'>> = async (app, deps) => {
  const { stores, clock } = deps

  app.get(
    '/',
    { ...guard('meeting.read'), schema: { summary: 'All meetings, latest first', response: { 200: MeetingList } } },
    async () => {
      const rules = await stores.meetings.rules()
      return { items: (await stores.meetings.list()).map((meeting) => viewOf(meeting, rules, clock())) }
    },
  )

  app.get(
    '/:code',
    {
      ...guard('meeting.read'),
      schema: { summary: 'One meeting with its agenda', params: ByCode, response: { 200: MeetingDetail } },
    },
    async (request) => detailOf(await findMeeting(stores.meetings, request.params.code), stores.meetings, clock()),
  )

  app.post(
    '/',
    {
      ...guard('meeting.edit'),
      schema: { summary: 'Add a meeting', body: MeetingInput, response: { 201: MeetingDetail } },
    },
    async (request, reply) => {
      requireMay(request, 'meeting.edit')
      const meeting = await addMeeting(deps, requireSignedIn(request), request.body)
      return reply.code(201).send(await detailOf(meeting, stores.meetings, clock()))
    },
  )

  app.post(
    '/:code/moves',
    {
      ...guard('meeting.edit'),
      schema: {
        summary: 'Move a meeting to another place or other dates',
        params: ByCode,
        body: MeetingMoveInput,
        response: { 200: MeetingDetail },
      },
    },
    async (request) => {
      requireMay(request, 'meeting.edit')
      const meeting = await findMeeting(stores.meetings, request.params.code)
      const moved = await moveMeeting(deps, requireSignedIn(request), meeting, request.body)
      return detailOf(moved, stores.meetings, clock())
    },
  )
}

async function findMeeting(store: MeetingStore, code: string): Promise<Meeting> {
  const parsed = parseCode(code)
  const meeting = parsed
    ? await store.findByCode(parsed.body, parsed.ordinal)
    : await store.find(readId<MeetingId>(code))
  if (!meeting) throw new DomainError('not_found', `There is no meeting ${code} in the calendar.`)
  return meeting
}

function viewOf(meeting: Meeting, rules: readonly DeadlineRule[], now: string): MeetingView {
  const { agenda: _, ...plain } = meeting
  return {
    ...plain,
    code: codeOf(meeting),
    bodyName: BODY_NAMES[meeting.body],
    deadlines: [...deadlinesOf(meeting, rules, now.slice(0, 10))],
  }
}

async function detailOf(meeting: Meeting, store: MeetingStore, now: string): Promise<MeetingDetail> {
  const moves = await store.movesOf(meeting.id)
  return {
    ...viewOf(meeting, await store.rules(), now),
    agenda: meeting.agenda.map((item) => ({
      ...item,
      decisions: [...item.decisions],
      documents: [...item.documents],
    })),
    moves: moves.map(({ place, startsOn, endsOn, recordedAt }) => ({ place, startsOn, endsOn, recordedAt })),
  }
}
