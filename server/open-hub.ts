/** Co-editing put together from its parts: the log, the documents of drafts, the rights as they are now. */
import type { Notices } from '#domain/collab/notices.ts'
import type { StoreRoot } from '#domain/stores.ts'
import { Hub } from './collab/hub.ts'
import type { Pace } from './collab/pace.ts'
import { collectGarbage } from './collect-garbage.ts'
import type { Deps } from './deps.ts'
import { documentForm } from './drafts/document-form.ts'
import { bringForgottenWords } from './drafts/forgotten-words.ts'
import { bringLateWords } from './drafts/late-words.ts'
import { draftStanding } from './drafts/standing-of.ts'
import { loadActor } from './http/load-actor.ts'

interface HubParts extends Pick<Deps, 'clock' | 'newId' | 'log'> {
  readonly stores: StoreRoot
  readonly notices?: Notices
  readonly pace?: Pace
}

/** Nothing is open yet; the app starts it with its sockets and drains it when it closes. */
export function openHub({ stores, notices, clock, newId, log, pace }: HubParts): Hub {
  const hub: Hub = new Hub({
    updates: stores.updates,
    transact: stores.transact,
    ...(notices && { notices }),
    ...(pace && { pace }),
    form: documentForm,
    collect: collectGarbage,
    standingOf: draftStanding(stores.drafts),
    actorOf: (accountId) => loadActor(stores, accountId, clock()),
    clock,
    newId,
    log,
    late: (draftId, rows, looked) => bringLateWords({ hub, updates: stores.updates, log }, draftId, rows, looked),
    forgotten: (draftId, begun) => bringForgottenWords({ hub, updates: stores.updates, log }, draftId, begun),
  })
  return hub
}
