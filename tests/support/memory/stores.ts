/** All memory stores as one root. A transaction is only a call here: what must be undone together is shown on PostgreSQL. */
import type { StoreRoot, Stores } from '#domain/stores.ts'
import { memoryAgreementStore } from './agreements.ts'
import { memoryAlertStore } from './alerts.ts'
import { memoryBracketStore } from './brackets.ts'
import { memoryAsideStore } from './check-asides.ts'
import { memoryCommentStore } from './comments.ts'
import { memoryDecisionStore } from './decisions.ts'
import { memoryDraftStore } from './drafts.ts'
import { memoryGroupStore } from './groups.ts'
import { memoryMandateStore } from './mandates.ts'
import { memoryMeetingStore } from './meetings.ts'
import { memoryPeopleStore } from './people.ts'
import { memoryProposalStore } from './proposals.ts'
import { memoryReportStore } from './reports.ts'
import { memoryRoundStore } from './rounds.ts'
import { memorySubmissionStore } from './submissions.ts'
import { memoryUpdateLog } from './update-log.ts'
import { memoryVersionStore } from './versions.ts'
import { memoryWordReturnStore } from './word-returns.ts'

export function memoryStores(): StoreRoot {
  const people = memoryPeopleStore()
  const stores: Stores = {
    people,
    alerts: memoryAlertStore(people),
    groups: memoryGroupStore(),
    meetings: memoryMeetingStore(),
    decisions: memoryDecisionStore(),
    mandates: memoryMandateStore(),
    submissions: memorySubmissionStore(),
    drafts: memoryDraftStore(),
    proposals: memoryProposalStore(),
    brackets: memoryBracketStore(),
    versions: memoryVersionStore(),
    rounds: memoryRoundStore(),
    comments: memoryCommentStore(),
    agreements: memoryAgreementStore(),
    wordReturns: memoryWordReturnStore(),
    asides: memoryAsideStore(),
    updates: memoryUpdateLog(),
    reports: memoryReportStore(),
  }
  return { ...stores, transact: (act) => act(stores), readAt: (act) => act(stores), ping: async () => {} }
}
