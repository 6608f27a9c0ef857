/** Records what happened to a mandate. The author says how many entries were before the eyes; a later one is answered by a conflict. */
import type { Actor } from '#domain/access.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import type { EntryId } from '#domain/ids.ts'
import type { Mandate } from '#domain/mandates/mandate.ts'
import { type ProgressEntry, recordEntry } from '#domain/mandates/progress.ts'
import { refuseRecording } from '#domain/mandates/recording.ts'
import type { EntryInput } from '#domain/mandates/wire.ts'
import type { Deps } from '../deps.ts'

/** @throws DomainError `forbidden`, `conflict`, or what the rules of an entry refuse */
export async function recordProgress(
  { stores, clock, newId }: Pick<Deps, 'stores' | 'clock' | 'newId'>,
  actor: Actor,
  mandate: Mandate,
  input: EntryInput,
): Promise<ProgressEntry> {
  assertAllowed(refuseRecording(actor, mandate))
  return stores.transact(async (bound) => {
    const at = clock()
    const entries = await bound.mandates.entriesOf(mandate.id)
    const afterCount = input.afterCount ?? entries.length
    if (afterCount !== entries.length) {
      throw new DomainError('conflict', 'Somebody recorded an entry meanwhile. Read it, then record yours.', {
        entryCount: entries.length,
      })
    }
    const { kind, text, evidence = [], happenedOn = at.slice(0, 10) } = input
    const by = { accountId: actor.accountId, delegation: actor.delegation, at, id: newId() as EntryId }
    const entry = recordEntry(mandate, entries, { kind, text, evidence, happenedOn }, by)
    await bound.mandates.append(entry, afterCount)
    return entry
  })
}
