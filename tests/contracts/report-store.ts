/** What every report store does, whatever it is made of. */
import { beforeEach, describe, expect, it } from 'vitest'
import { documentOf, paragraph } from '#domain/drafts/content.ts'
import type { AccountId, DraftId, GroupId, MeetingId, ReportId } from '#domain/ids.ts'
import { coverOf } from '#domain/reports/cover.ts'
import type { Issue, Report } from '#domain/reports/report.ts'
import type { ReportStore } from '#domain/reports/store.ts'
import { sc69 } from '../support/reports/facts.ts'
import { choices } from '../support/reports/printable.ts'

const reportId = (number: number) => `01980000-0000-7000-8000-00000000f00${number}` as ReportId

export interface ReportStoreSetup {
  readonly store: ReportStore
  /** What a report names exists: an account, a group, a meeting and two drafts. */
  readonly accountId: AccountId
  readonly groupId: GroupId
  readonly meetingId: MeetingId
  readonly draftIds: readonly [DraftId, DraftId]
}

export function reportStoreContract(setUp: () => Promise<ReportStoreSetup>): void {
  describe('a report store', () => {
    let known: ReportStoreSetup
    let first: Report
    const issue = (revision: number): Issue => ({
      revision,
      document: {
        cover: coverOf(choices, sc69, revision),
        content: documentOf([paragraph('numbered', `Issue ${revision}`, { id: 'p', ref: '15.57/c' })]),
        labels: { k4m7p2q: '17.XX' },
        issuedOn: '2017-10-02',
      },
      sha256: 'ab'.repeat(32),
      issuedAt: '2017-10-02T08:00:00.123Z',
      issuedBy: known.accountId,
    })

    beforeEach(async () => {
      known = await setUp()
      first = {
        ...choices,
        id: reportId(1),
        draftId: known.draftIds[0],
        groupId: known.groupId,
        meetingId: known.meetingId,
        kind: 'working group report',
        author: 'Working Group on Wildlife Cybercrime',
        compiledAt: '2017-09-15T10:00:00.000Z',
        compiledBy: known.accountId,
        issues: [],
      }
      await known.store.add(first)
    })

    it('[R10] gives back a report, by id and by draft', async () => {
      expect(await known.store.find(first.id)).toEqual(first)
      expect(await known.store.findByDraft(first.draftId)).toEqual(first)
      expect(await known.store.find(reportId(9))).toBeNull()
      expect(await known.store.findByDraft(known.draftIds[1])).toBeNull()
    })

    it('[R10] a draft belongs to one report', async () => {
      await expect(known.store.add({ ...first, id: reportId(2) })).rejects.toMatchObject({ code: 'conflict' })
      const second = { ...first, id: reportId(2), draftId: known.draftIds[1], compiledAt: '2017-09-16T10:00:00.000Z' }
      await known.store.add(second)
      expect((await known.store.list()).map(({ id }) => id)).toEqual([reportId(2), reportId(1)])
    })

    it('[R17] issues are added in order and come back as they were', async () => {
      await known.store.addIssue(first.id, issue(0))
      await known.store.addIssue(first.id, issue(1))
      expect((await known.store.find(first.id))?.issues).toEqual([issue(0), issue(1)])
      expect((await known.store.list())[0]?.issues).toHaveLength(2)
    })

    it('[R17] a revision is issued once, and only of a report that is there', async () => {
      await known.store.addIssue(first.id, issue(0))
      await expect(known.store.addIssue(first.id, { ...issue(0), sha256: 'cd'.repeat(32) })).rejects.toMatchObject({
        code: 'conflict',
      })
      await expect(known.store.addIssue(reportId(9), issue(0))).rejects.toMatchObject({ code: 'not_found' })
      expect((await known.store.find(first.id))?.issues).toEqual([issue(0)])
    })
  })
}
