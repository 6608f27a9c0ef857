/** Versions in memory, under the same contract as those on PostgreSQL (tests/contracts/version-store.ts). */
import type { VersionStore } from '#domain/drafts/versions/store.ts'
import type { WholeVersion } from '#domain/drafts/versions/version.ts'

export function memoryVersionStore(): VersionStore {
  const versions: WholeVersion[] = []
  const heading = ({ content: _content, ...version }: WholeVersion) => version
  return {
    async add(version) {
      const number = 1 + versions.filter(({ draftId }) => draftId === version.draftId).length
      const added = structuredClone({ ...version, number })
      versions.push(added)
      return heading(added)
    },
    async ofDraft(draftId) {
      return versions.filter((version) => version.draftId === draftId).map(heading)
    },
    async find(draftId, number) {
      return versions.find((version) => version.draftId === draftId && version.number === number) ?? null
    },
    async findById(id) {
      return versions.find((version) => version.id === id) ?? null
    },
  }
}
