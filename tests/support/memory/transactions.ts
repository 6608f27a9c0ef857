/**
 * Transactions over memory stores, for tests of acts that span the text and records: one after the other, as the lock on a
 * draft's log makes them; what is written in one is kept at its end, or not at all. A commit can be made to fail, or to be done
 * with its answer lost. Only what such acts write is kept back: all else goes through at once.
 */
import type { Append, Appended } from '#domain/collab/log.ts'
import type { Proposal } from '#domain/drafts/proposals/proposal.ts'
import { DomainError } from '#domain/errors.ts'
import type { StoreRoot, Stores } from '#domain/stores.ts'

export class MemoryTransactions {
  /** Commits that are to fail before one succeeds. */
  failures = 0
  /** A commit is done, but its answer is lost. */
  lostAnswers = 0
  private readonly stores: StoreRoot
  private last: Promise<unknown> = Promise.resolve()

  constructor(stores: StoreRoot) {
    this.stores = stores
  }

  readonly transact = <T>(act: (stores: Stores) => Promise<T>): Promise<T> =>
    this.inTurn(async () => {
      const writes: (() => Promise<unknown>)[] = []
      const answer = await act(this.bound(writes))
      await this.commit(async () => {
        for (const write of writes) await write()
      })
      return answer
    })

  /** An append without other records; it waits for transactions that are under way. */
  readonly append = (appends: readonly Append[]): Promise<readonly Appended[]> =>
    this.inTurn(async () => {
      let outcomes: readonly Appended[] = []
      await this.commit(async () => {
        outcomes = await this.stores.updates.append(appends)
      })
      return outcomes
    })

  private inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.last.then(act, act)
    this.last = turn.catch(() => {})
    return turn
  }

  private async commit(write: () => Promise<void>): Promise<void> {
    if (this.failures > 0) {
      this.failures -= 1
      throw new Error('the database is away')
    }
    await write()
    if (this.lostAnswers === 0) return
    this.lostAnswers -= 1
    throw new Error('the connection broke during the commit')
  }

  private bound(writes: (() => Promise<unknown>)[]): Stores {
    const { stores } = this
    const known = new Map<string, Proposal>()
    const now = (proposal: Proposal) => known.get(proposal.id) ?? proposal
    const later = (write: () => Promise<unknown>) => void writes.push(write)
    return {
      ...stores,
      updates: {
        ...stores.updates,
        append: async (appends) => {
          const heads = await stores.updates.heads(appends.map(({ draftId }) => draftId))
          const isCurrent = appends.every(({ draftId, after, standing }) =>
            heads.some((head) => head.draftId === draftId && head.sequence === after && head.standing === standing),
          )
          // What is behind is answered with what it missed, and writes nothing.
          if (!isCurrent) return stores.updates.append(appends)
          later(() => stores.updates.append(appends))
          return appends.map(({ after, updates }) => ({ kind: 'recorded', sequence: after + updates.length }))
        },
      },
      proposals: {
        ...stores.proposals,
        find: async (id) => {
          const found = await stores.proposals.find(id)
          return found && now(found)
        },
        ofDraft: async (draftId) => (await stores.proposals.ofDraft(draftId)).map(now),
        addDisposition: async (id, seen, disposition) => {
          const found = await stores.proposals.find(id)
          if (!found) throw new DomainError('not_found', 'There is no such proposal.')
          const proposal = now(found)
          if (proposal.dispositions.length !== seen) throw new DomainError('conflict', 'Somebody else was faster.')
          known.set(id, { ...proposal, dispositions: [...proposal.dispositions, disposition] })
          later(() => stores.proposals.addDisposition(id, seen, disposition))
        },
      },
      brackets: { ...stores.brackets, add: async (bracket) => later(() => stores.brackets.add(bracket)) },
      alerts: { ...stores.alerts, add: async (alerts) => later(() => stores.alerts.add(alerts)) },
    }
  }
}
