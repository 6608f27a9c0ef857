import type { AccountId, DraftId, GroupId, MeetingId } from '#domain/ids.ts'
import { reportStoreContract } from '../../contracts/report-store.ts'
import { memoryReportStore } from '../../support/memory/reports.ts'

reportStoreContract(async () => ({
  store: memoryReportStore(),
  accountId: 'account' as AccountId,
  groupId: 'group' as GroupId,
  meetingId: 'meeting' as MeetingId,
  draftIds: ['draft 1' as DraftId, 'draft 2' as DraftId],
}))
