/** Proposals on PostgreSQL: inserts and reads only. A draft is locked while its next number is taken. */
import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Proposal } from '#domain/drafts/proposals/proposal.ts'
import type { ProposalStore } from '#domain/drafts/proposals/store.ts'
import { DomainError } from '#domain/errors.ts'
import type { ProposalId } from '#domain/ids.ts'
import type { Database } from '../database.ts'
import { drafts } from '../tables/drafts.ts'
import { proposalDispositions, proposalSupport, proposals } from '../tables/proposals.ts'

export function postgresProposalStore(db: Database): ProposalStore {
  return {
    async add(proposal) {
      const [draft] = await db
        .select({ id: drafts.id })
        .from(drafts)
        .where(eq(drafts.id, proposal.draftId))
        .for('no key update')
      if (!draft) throw new DomainError('not_found', 'There is no such draft.')
      const number = sql<number>`(select coalesce(max(${proposals.number}), 0) + 1 from ${proposals} where ${proposals.draftId} = ${proposal.draftId})`
      const [added] = await db
        .insert(proposals)
        .values({ ...proposal, number })
        .returning({ number: proposals.number })
      return { ...proposal, number: added?.number ?? 0, support: [], dispositions: [] }
    },

    async find(id) {
      return (await readWhole(db, await db.select().from(proposals).where(eq(proposals.id, id))))[0] ?? null
    },

    async ofDraft(draftId) {
      const rows = await db
        .select()
        .from(proposals)
        .where(eq(proposals.draftId, draftId))
        .orderBy(asc(proposals.number))
      return readWhole(db, rows)
    },

    async addSupport(proposalId, support) {
      await lock(db, proposalId)
      const position = sql<number>`(select count(*) from ${proposalSupport} where ${proposalSupport.proposalId} = ${proposalId})`
      await db.insert(proposalSupport).values({ ...support, proposalId, position })
    },

    async addDisposition(proposalId, known, disposition) {
      await lock(db, proposalId)
      const added = await db
        .insert(proposalDispositions)
        .values({ ...disposition, proposalId, position: known })
        .onConflictDoNothing()
        .returning({ position: proposalDispositions.position })
      if (added.length === 0)
        throw new DomainError('conflict', 'Somebody else has just answered this proposal. Look at it again.')
    },
  }
}

async function lock(db: Database, id: ProposalId): Promise<void> {
  const [row] = await db.select({ id: proposals.id }).from(proposals).where(eq(proposals.id, id)).for('no key update')
  if (!row) throw new DomainError('not_found', 'There is no such proposal.')
}

async function readWhole(db: Database, rows: readonly (typeof proposals.$inferSelect)[]): Promise<Proposal[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const support = await db
    .select()
    .from(proposalSupport)
    .where(inArray(proposalSupport.proposalId, ids))
    .orderBy(asc(proposalSupport.position))
  const dispositions = await db
    .select()
    .from(proposalDispositions)
    .where(inArray(proposalDispositions.proposalId, ids))
    .orderBy(asc(proposalDispositions.position))
  const [supportOf, dispositionsOf] = [byProposal(support), byProposal(dispositions)]
  return rows.map((row) => ({
    ...row,
    support: supportOf(row.id).map(({ proposalId: _, position: __, ...said }) => said),
    dispositions: dispositionsOf(row.id).map(({ proposalId: _, position: __, ...given }) => given),
  }))
}

function byProposal<T extends { readonly proposalId: ProposalId }>(rows: readonly T[]): (id: ProposalId) => T[] {
  const found = new Map<ProposalId, T[]>()
  for (const row of rows) found.set(row.proposalId, [...(found.get(row.proposalId) ?? []), row])
  return (id) => found.get(id) ?? []
}
