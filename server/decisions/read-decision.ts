/** Finds a text as a reader may see it, with all that its page shows beside it. */
import { type Actor, may } from '#domain/access.ts'
import { findByRef } from '#domain/decisions/address.ts'
import {
  currentRevision,
  type Decision,
  type DecisionRevision,
  revisionAt,
  wasAdopted,
} from '#domain/decisions/decision.ts'
import { type Surroundings, visibleRevisions } from '#domain/decisions/views.ts'
import { DomainError } from '#domain/errors.ts'
import type { Stores } from '#domain/stores.ts'
import { accountNames } from './account-names.ts'

/** Whether texts that no meeting adopted are open to this reader. */
export function seesDrafts(actor: Actor | null): boolean {
  return may(actor, 'decision.readDraft')
}

/** @throws DomainError `not_found`, also for a draft that the reader may not see; `ambiguous` for a label of several texts. */
export async function findText(stores: Pick<Stores, 'decisions'>, actor: Actor | null, ref: string): Promise<Decision> {
  const decision = await findByRef(stores.decisions, ref, seesDrafts(actor))
  if (!decision) throw new DomainError('not_found', `There is no Decision or Resolution ${ref} in the registry.`)
  return decision
}

/** The newest text, or the one after a meeting. @throws DomainError `not_found` when the meeting had none. */
export function chooseRevision(decision: Decision, actor: Actor | null, at: string | undefined): DecisionRevision {
  const revision = at ? revisionAt(decision, at) : currentRevision(decision)
  if (!revision) throw new DomainError('not_found', `This text did not exist yet at ${at}.`)
  const isVisible = visibleRevisions(decision, seesDrafts(actor)).includes(revision)
  if (!isVisible) throw new DomainError('not_found', 'No meeting has adopted this text yet.')
  return revision
}

export async function surroundingsOf(stores: Stores, actor: Actor | null, decision: Decision): Promise<Surroundings> {
  const withDrafts = seesDrafts(actor)
  const lineage = await stores.decisions.lineageOf(decision.id)
  const ids = [...new Set(lineage.flatMap(({ fromDecision, toDecision }) => [fromDecision, toDecision]))]
  const linked = (await stores.decisions.findMany(ids)).filter((other) => withDrafts || wasAdopted(other))
  const sharing = decision.label && withDrafts ? await stores.decisions.findByLabel(decision.label) : []
  return {
    nameOfAccount: await accountNames(stores, actor),
    lineage,
    linked: new Map(linked.map((other) => [other.id, other])),
    sameLabel: sharing.filter(({ id }) => id !== decision.id),
    subjectNames: await stores.decisions.subjectNames(),
    withDrafts,
  }
}
