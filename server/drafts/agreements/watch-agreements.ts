/**
 * Notices that something agreed was changed by writing, and tells the group. An editor knows nothing of agreements, and a change may
 * come from any client; so the text itself is looked at, when a draft was written in and has rested since.
 */
import { agreementState, entriesByParagraph } from '#domain/drafts/agreements/agreement.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { DomainError } from '#domain/errors.ts'
import type { AgreementId, DraftId } from '#domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { HistoryThreads } from '../history/history-threads.ts'
import { readNames } from '../views.ts'
import { agreedText, hashOf } from './agreed-text.ts'
import { changersOf } from './changers.ts'
import { tellGroup } from './tell-group.ts'

export type WatchDeps = Pick<Deps, 'stores' | 'hub' | 'clock' | 'newId' | 'log'>

/** So long nobody has written: who is about to take a comma out again is left in peace. */
const REST = 60_000
const LOOK_EVERY = 30_000

export class AgreementWatch {
  private readonly deps: WatchDeps
  private readonly threads: HistoryThreads
  /** The row up to which each draft was looked at. */
  private readonly seen = new Map<DraftId, number>()

  constructor(deps: WatchDeps, threads: HistoryThreads) {
    this.deps = deps
    this.threads = threads
  }

  /** Looks at all drafts of which something was agreed and that were written in since. */
  async look(): Promise<void> {
    const { stores, clock, log } = this.deps
    for (const draftId of await stores.agreements.drafts()) {
      const [last] = await stores.updates.history(draftId, { limit: 1 })
      if (!last || last.sequence === this.seen.get(draftId)) continue
      if (Date.parse(clock()) - Date.parse(last.at) < REST) continue
      try {
        const draft = await stores.drafts.find(draftId)
        if (draft) await this.lookAt(draft)
        this.seen.set(draftId, last.sequence)
      } catch (error) {
        // Another program has noticed it at the same moment; whatever else it was is tried again with the next look.
        if (!(error instanceof DomainError && error.code === 'conflict'))
          log.warn({ err: error, draftId }, 'agreements not looked at, will be tried again')
      }
    }
  }

  private async lookAt(draft: Draft): Promise<void> {
    const { stores, hub, clock, newId } = this.deps
    const text = await agreedText(hub, draft.id)
    for (const [paragraphId, entries] of entriesByParagraph(await stores.agreements.ofDraft(draft.id))) {
      const newest = entries.at(-1)
      const live = text.paragraphOf(paragraphId)
      if (!newest?.bound || newest.kind === 'touched') continue
      const state = agreementState(newest, live && hashOf(live))
      if (state === 'agreed') continue
      const { bound } = newest
      const sources = { stores, threads: this.threads }
      const [changer] = await changersOf(sources, draft.id, paragraphId, bound.sequence, text.sequence)
      if (!changer) continue
      const by = changer.accountId
      const { delegation } = (await readNames(stores))(by)
      const name = live ? text.nameOf(paragraphId) : 'A paragraph'
      const words = `${name} that was agreed was ${state === 'gone' ? 'taken out' : 'changed'} by ${delegation}.`
      const noticed = { draftId: draft.id, paragraphId, kind: 'touched' as const, said: '', by, at: clock(), bound }
      await stores.transact(async (stored) => {
        await stored.agreements.add({ ...noticed, id: newId() as AgreementId }, entries.length)
        await tellGroup(stored, newId, draft, { words, paragraphId, by, at: noticed.at })
      })
      hub.changed(draft.id, 'agreements')
    }
  }
}

/** Looks twice a minute. @returns what ends it */
export function watchAgreements(deps: WatchDeps): () => void {
  const threads = new HistoryThreads(deps.stores.updates)
  const watch = new AgreementWatch(deps, threads)
  let isLooking = false
  const look = async () => {
    if (isLooking) return
    isLooking = true
    await watch.look().catch((error: unknown) => deps.log.warn({ err: error }, 'agreements not looked at'))
    isLooking = false
  }
  const timer = setInterval(() => void look(), LOOK_EVERY)
  timer.unref()
  return () => {
    clearInterval(timer)
    threads.close()
  }
}
