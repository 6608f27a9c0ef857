/** What every meeting store does, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { AccountId, AgendaItemId, MeetingId } from '#domain/ids.ts'
import type { Meeting, MeetingMove } from '#domain/meetings/meeting.ts'
import type { MeetingStore } from '#domain/meetings/store.ts'

const meetingId = '01980000-0000-7000-8000-000000000069' as MeetingId

export interface MeetingStoreSetup {
  readonly store: MeetingStore
  /** An account that exists, since every record names its author. */
  readonly by: AccountId
}

function sc69(by: AccountId): { meeting: Meeting; first: MeetingMove } {
  const when = { place: 'Geneva (Switzerland)', startsOn: '2017-11-27', endsOn: '2017-12-01' }
  return {
    meeting: {
      id: meetingId,
      body: 'SC',
      ordinal: 69,
      ...when,
      agenda: [
        {
          id: '01980000-0000-7000-8000-0000000000a1' as AgendaItemId,
          number: '31.3',
          title: 'Wildlife cybercrime',
          part: 'Compliance',
          decisions: ['17.92'],
          documents: ['SC69 Doc. 31.3'],
        },
      ],
    },
    first: { meetingId, ...when, recordedAt: '2017-01-10T09:00:00.000Z', recordedBy: by },
  }
}

export function meetingStoreContract(setUp: () => Promise<MeetingStoreSetup>): void {
  describe('a meeting store', () => {
    let store: MeetingStore
    let by: AccountId
    beforeEach(async () => {
      ;({ store, by } = await setUp())
      const { meeting, first } = sc69(by)
      await store.add(meeting, first)
    })

    it('[G1] gives back a meeting with its agenda, by id and by code', async () => {
      const { meeting } = sc69(by)
      expect(await store.find(meetingId)).toEqual(meeting)
      expect(await store.findByCode('SC', 69)).toEqual(meeting)
      expect(await store.findByCode('SC', 70)).toBeNull()
      expect((await store.list()).map(({ id }) => id)).toEqual([meetingId])
    })

    it('[G2] refuses a second meeting with the same body and ordinal', async () => {
      const { meeting, first } = sc69(by)
      const twin = '01980000-0000-7000-8000-000000000070' as MeetingId
      await expect(store.add({ ...meeting, id: twin }, { ...first, meetingId: twin })).rejects.toMatchObject({
        code: 'conflict',
      })
    })

    it('[G3] a move changes what is read and leaves the earlier dates on record', async () => {
      const { first } = sc69(by)
      await store.move({
        ...first,
        startsOn: '2017-12-04',
        endsOn: '2017-12-08',
        recordedAt: '2017-03-01T09:00:00.000Z',
      })
      expect(await store.find(meetingId)).toMatchObject({ startsOn: '2017-12-04', endsOn: '2017-12-08' })
      expect((await store.movesOf(meetingId)).map((move) => move.startsOn)).toEqual(['2017-11-27', '2017-12-04'])
    })

    it('[G4] the newest rule of a name holds', async () => {
      const rule = { body: 'SC' as const, name: 'Documents of Parties', daysBefore: 60, source: 'Rules of Procedure' }
      await store.addRule(rule, '2016-01-01T00:00:00.000Z')
      await store.addRule({ ...rule, daysBefore: 45 }, '2018-01-01T00:00:00.000Z')
      expect(await store.rules()).toEqual([{ ...rule, daysBefore: 45 }])
    })
  })
}
