/**
 * The stores on PostgreSQL. `transact` hands out stores that are bound to one transaction: there is no optional
 * transaction parameter to forget, and what is done through the bound stores is kept together or not at all.
 */
import { sql } from 'drizzle-orm'
import type { StoreRoot, Stores } from '#domain/stores.ts'
import type { Database } from '../database.ts'
import { postgresAgreementStore } from './agreements.ts'
import { postgresAlertStore } from './alerts.ts'
import { postgresBracketStore } from './brackets.ts'
import { postgresAsideStore } from './check-asides.ts'
import { postgresCommentStore } from './comments.ts'
import { postgresDecisionStore } from './decisions.ts'
import { postgresDraftStore } from './drafts.ts'
import { postgresGroupStore } from './groups.ts'
import { postgresMandateStore } from './mandates.ts'
import { postgresMeetingStore } from './meetings.ts'
import { postgresPeopleStore } from './people.ts'
import { postgresProposalStore } from './proposals.ts'
import { postgresReportStore } from './reports.ts'
import { postgresRoundStore } from './rounds.ts'
import { postgresSubmissionStore } from './submissions.ts'
import { postgresUpdateLog } from './update-log.ts'
import { postgresVersionStore } from './versions.ts'
import { postgresWordReturnStore } from './word-returns.ts'

function bind(db: Database, saidBy: () => string | null): Stores {
  return {
    people: postgresPeopleStore(db),
    alerts: postgresAlertStore(db),
    groups: postgresGroupStore(db),
    meetings: postgresMeetingStore(db),
    decisions: postgresDecisionStore(db),
    mandates: postgresMandateStore(db),
    submissions: postgresSubmissionStore(db),
    drafts: postgresDraftStore(db),
    proposals: postgresProposalStore(db),
    brackets: postgresBracketStore(db),
    versions: postgresVersionStore(db),
    rounds: postgresRoundStore(db),
    comments: postgresCommentStore(db),
    agreements: postgresAgreementStore(db),
    wordReturns: postgresWordReturnStore(db),
    asides: postgresAsideStore(db),
    updates: postgresUpdateLog(db, saidBy),
    reports: postgresReportStore(db),
  }
}

/** @param saidBy see `postgresUpdateLog`; by default somebody who hears nothing, such as the command line */
export function postgresStores(db: Database, saidBy: () => string | null = () => ''): StoreRoot {
  return {
    ...bind(db, saidBy),
    transact: (act) => db.transaction((transaction) => act(bind(transaction, saidBy))),
    readAt: (act) =>
      db.transaction((transaction) => act(bind(transaction, saidBy)), {
        isolationLevel: 'repeatable read',
        accessMode: 'read only',
      }),
    async ping() {
      await db.execute(sql`select 1`)
    },
  }
}
