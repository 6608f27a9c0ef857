/** What every update log does, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Append, AuthoredUpdate, UpdateLog } from '#domain/collab/log.ts'
import type { AccountId, DraftId } from '#domain/ids.ts'

export interface UpdateLogSetup {
  readonly log: UpdateLog
  readonly accountId: AccountId
  /** Two drafts that exist and have no log yet. */
  readonly draftIds: readonly [DraftId, DraftId]
}

const connectionId = '01980000-0000-7000-8000-0000000000cc'
const unknown = '01980000-0000-7000-8000-00000000ffff' as DraftId

export function updateLogContract(setUp: () => Promise<UpdateLogSetup>): void {
  describe('an update log', () => {
    let log: UpdateLog
    let accountId: AccountId
    let one: DraftId
    let two: DraftId
    beforeEach(async () => {
      const given = await setUp()
      log = given.log
      accountId = given.accountId
      ;[one, two] = given.draftIds
      await log.create(one)
      await log.create(two)
    })

    const update = (...bytes: number[]): AuthoredUpdate => {
      return { accountId, connectionId, at: '2017-09-18T09:00:00.123Z', update: new Uint8Array(bytes) }
    }
    const append = (draftId: DraftId, after: number, updates: readonly AuthoredUpdate[]): Append => {
      return { draftId, after, standing: 0, updates, claims: [] }
    }

    it('[C6] numbers the updates of each draft from 1 and gives them back as they were', async () => {
      expect(await log.append([append(one, 0, [update(1), update(2)]), append(two, 0, [update(3)])])).toEqual([
        { kind: 'recorded', sequence: 2 },
        { kind: 'recorded', sequence: 1 },
      ])
      expect(await log.append([append(one, 2, [update(4, 0, 255)])])).toEqual([{ kind: 'recorded', sequence: 3 }])
      const rows = [
        { sequence: 1, ...update(1) },
        { sequence: 2, ...update(2) },
        { sequence: 3, ...update(4, 0, 255) },
      ]
      expect(await log.readSince(one, 0)).toEqual(rows)
      expect(await log.readSince(one, 1, 1)).toEqual([rows[1]])
      const opened = await log.open(one)
      expect(opened).toMatchObject({ sequence: 3, standing: 0, snapshot: null, tail: rows, claims: [] })
      expect(await log.heads([one, unknown, two])).toEqual(
        expect.arrayContaining([
          { draftId: one, sequence: 3, standing: 0 },
          { draftId: two, sequence: 1, standing: 0 },
        ]),
      )
      expect(await log.heads([unknown])).toEqual([])
    })

    it('[C6] a writer who is behind writes nothing and gets what it missed, while another draft goes through', async () => {
      await log.append([{ ...append(one, 0, [update(1)]), claims: [{ clientId: 2 ** 32 - 1, accountId }] }])
      const outcomes = await log.append([append(one, 0, [update(2)]), append(two, 0, [update(3)])])
      expect(outcomes).toEqual([
        {
          kind: 'behind',
          standing: 0,
          rows: [{ sequence: 1, ...update(1) }],
          claims: [{ clientId: 2 ** 32 - 1, accountId }],
        },
        { kind: 'recorded', sequence: 1 },
      ])
      expect(await log.readSince(one, 0)).toHaveLength(1)
    })

    it('[C6] of two who write at the same place at the same time one is recorded', async () => {
      const attempts = [1, 2, 3, 4].map((byte) => log.append([append(one, 0, [update(byte)]), append(two, 0, [])]))
      const kinds = (await Promise.all(attempts)).map(([outcome]) => outcome?.kind)
      expect(kinds.sort()).toEqual(['behind', 'behind', 'behind', 'recorded'])
      expect(await log.readSince(one, 0)).toHaveLength(1)
    })

    it('[C12] the histories of two drafts have different names, which do not change by writing', async () => {
      const before = await log.open(one)
      await log.append([append(one, 0, [update(1)])])
      await log.keepSnapshot(one, { sequence: 1, state: new Uint8Array([9]), vector: null })
      expect((await log.open(one))?.epoch).toBe(before?.epoch)
      expect((await log.open(two))?.epoch).not.toBe(before?.epoch)
    })

    it('[C6] rows of any size and number come back each by itself, with the claims of theirs', async () => {
      const updates = [update(), update(...Array(300).keys()), { ...update(7), connectionId: null }]
      const many = Array.from({ length: 70 }, (_, place) => update(place, place))
      const claims = [{ clientId: 1, accountId }]
      await log.append([{ ...append(one, 0, updates), claims }, append(two, 0, many)])
      expect((await log.readSince(one, 0)).map(({ update }) => update)).toEqual(updates.map(({ update }) => update))
      expect((await log.open(one))?.claims).toEqual(claims)
      expect((await log.readSince(two, 0)).map(({ update }) => [...update])).toEqual(many.map((row) => [...row.update]))
      expect((await log.open(two))?.claims).toEqual([])
    })

    it('[C25] what was checked under an older standing is not written', async () => {
      await log.changeStanding(one)
      expect(await log.append([append(one, 0, [update(1)])])).toEqual([
        { kind: 'behind', standing: 1, rows: [], claims: [] },
      ])
      expect(await log.append([{ ...append(one, 0, [update(1)]), standing: 1 }])).toEqual([
        { kind: 'recorded', sequence: 1 },
      ])
      await expect(log.changeStanding(unknown)).rejects.toMatchObject({ code: 'not_found' })
    })

    it('[C7] the history names account, instant and size, newest first, page by page', async () => {
      await log.append([append(one, 0, [update(1), { ...update(2, 2), connectionId: null }, update(3, 3, 3)])])
      const entry = (sequence: number) => ({ sequence, accountId, at: update().at, byteCount: sequence })
      expect(await log.history(one, { limit: 2 })).toEqual([entry(3), entry(2)])
      expect(await log.history(one, { limit: 2, before: 2 })).toEqual([entry(1)])
    })

    it('[C32] the latest snapshot is kept, with the rows since', async () => {
      await log.append([append(one, 0, [update(1), update(2), update(3)])])
      const latest = { sequence: 2, state: new Uint8Array([9, 9]), vector: new Uint8Array([7]) }
      await log.keepSnapshot(one, latest)
      await log.keepSnapshot(one, { sequence: 1, state: new Uint8Array([8]), vector: null })
      const opened = await log.open(one)
      expect(opened?.snapshot).toEqual(latest)
      expect(opened?.tail.map(({ sequence }) => sequence)).toEqual([3])
      expect(await log.readSince(one, 0)).toHaveLength(3)
    })

    it('[C60] a draft that is not there has no log, and a log is begun once', async () => {
      expect(await log.open(unknown)).toBeNull()
      expect(await log.append([append(unknown, 0, [update(1)])])).toEqual([{ kind: 'gone' }])
      await expect(log.create(one)).rejects.toMatchObject({ code: 'conflict' })
    })
  })
}
