/** Naming a version: the text and its place in the log are of one moment, and are kept with their hash in one act. */
import type { Actor } from '#domain/access.ts'
import { canonicalJson } from '#domain/canonical.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { refuseNaming } from '#domain/drafts/versions/refusals.ts'
import type { NewVersion } from '#domain/drafts/versions/store.ts'
import type { Version } from '#domain/drafts/versions/version.ts'
import type { VersionInput } from '#domain/drafts/versions/wire.ts'
import { assertAllowed } from '#domain/errors.ts'
import type { VersionId } from '#domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { sha256 } from '../../sha256.ts'
import { recordedText } from '../recorded-text.ts'

/** @throws DomainError `forbidden` */
export async function nameVersion(
  deps: Pick<Deps, 'stores' | 'hub' | 'clock' | 'newId'>,
  actor: Actor,
  draft: Draft,
  input: VersionInput,
): Promise<Version> {
  assertAllowed(refuseNaming(actor, draft))
  const now = await versionNow(deps, actor, draft, input)
  const version = await deps.stores.transact((bound) => bound.versions.add(now))
  deps.hub.changed(draft.id, 'versions')
  return version
}

/** The text as it is recorded now, as a version that has not been kept yet. */
export async function versionNow(
  { hub, clock, newId }: Pick<Deps, 'hub' | 'clock' | 'newId'>,
  actor: Actor,
  draft: Draft,
  { name, purpose = '' }: VersionInput,
): Promise<NewVersion> {
  const { sequence, content } = await recordedText(hub, draft.id)
  return {
    id: newId() as VersionId,
    draftId: draft.id,
    name: name.trim(),
    purpose: purpose.trim(),
    sequence,
    sha256: sha256(canonicalJson(content)),
    content,
    by: actor.accountId,
    at: clock(),
  }
}
