/**
 * Puts the example group into an empty database: all of it in one transaction, so that a program that is killed meanwhile
 * leaves nothing behind and the next start begins anew.
 */
import { handleFrom } from '#domain/decisions/decision.ts'
import type { Deps } from '../deps.ts'
import { loadDraft } from './load-draft.ts'
import { loadPeople } from './load-people.ts'
import { loadCalendar, loadMandates, loadRegistry } from './load-registry.ts'
import { loadSubmissions } from './load-submissions.ts'

export async function loadExample({ stores, clock, newId }: Pick<Deps, 'stores' | 'clock' | 'newId'>): Promise<void> {
  const now = clock()
  const today = now.slice(0, 10)
  await stores.transact(async (bound) => {
    const people = await loadPeople(bound, newId)
    const secretariat = people.accounts.get('secretariat@example.org')
    if (!secretariat) throw new Error('The example has no Secretariat.')
    await loadCalendar(bound, newId, secretariat.id, now)
    const decisions = await loadRegistry(bound, newId, handleFrom, secretariat.id)
    await loadMandates(bound, newId, decisions, people, secretariat.id)
    await loadSubmissions(bound, newId, decisions, people, today)
    const next = await bound.meetings.findByCode('SC', 81)
    await loadDraft(bound, newId, people, next?.id ?? null, today)
  })
}
