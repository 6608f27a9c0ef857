/** Versions as the wire shows them. */
import type { Version } from '#domain/drafts/versions/version.ts'
import type { VersionView } from '#domain/drafts/versions/wire.ts'
import type { NameOf } from '../views.ts'

export function versionView(
  { number, name, purpose, sequence, sha256, at, ...version }: Version,
  nameOf: NameOf,
): VersionView {
  const { name: by, delegation } = nameOf(version.by)
  return { number, name, purpose, sequence, sha256, by, delegation, at }
}
