/** Loads the rounds of the example, each on a version of the draft as its log tells it for the day of the opening. */
import * as Y from 'yjs'
import { canonicalJson } from '#domain/canonical.ts'
import { addDays, type Instant } from '#domain/clock.ts'
import type { AccountId, DraftId, RoundId, VersionId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import { CONTENT } from '../drafts/document-form.ts'
import { readFragment } from '../drafts/read-fragment.ts'
import { sha256 } from '../sha256.ts'
import { type ExampleRound, ROUNDS } from './rounds.ts'

export async function loadRounds(
  stores: Stores,
  newId: () => string,
  by: AccountId,
  draftId: DraftId,
  today: string,
): Promise<void> {
  for (const example of ROUNDS) {
    const at = `${addDays(today, -example.opened)}T14:00:00.000Z`
    const versionId = newId() as VersionId
    const { sequence, content } = await textAt(stores, draftId, at)
    await stores.versions.add({
      ...{ id: versionId, draftId, name: example.version, purpose: example.purpose },
      ...{ sequence, content, sha256: sha256(canonicalJson(content)), by, at },
    })
    await addRound(stores, newId() as RoundId, { draftId, versionId, by, at }, example, today)
  }
}

async function addRound(
  stores: Stores,
  id: RoundId,
  {
    by,
    at,
    ...on
  }: { readonly draftId: DraftId; readonly versionId: VersionId; readonly by: AccountId; readonly at: Instant },
  { purpose, closes, extended }: ExampleRound,
  today: string,
): Promise<void> {
  const closesOn = addDays(today, -closes)
  await stores.rounds.add({ ...on, id, purpose, closesOn, afterwards: 'refused', openedBy: by, openedAt: at })
  if (!extended) return
  await stores.rounds.addEvent(id, 0, {
    ...{ kind: 'extended', closesOn: addDays(today, -extended.to), reason: extended.reason, by },
    at: `${addDays(today, -extended.on)}T15:30:00.000Z`,
  })
}

/** The text as everything that was recorded until then made it. */
async function textAt(stores: Stores, draftId: DraftId, at: Instant) {
  const doc = new Y.Doc()
  const rows = (await stores.updates.readSince(draftId, 0)).filter((row) => row.at <= at)
  for (const { update } of rows) Y.applyUpdate(doc, update)
  const content = readFragment(doc.getXmlFragment(CONTENT))
  doc.destroy()
  return { sequence: rows.at(-1)?.sequence ?? 0, content }
}
