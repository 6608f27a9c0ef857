/** Moments and sittings as the wire shows them: names in the place of accounts. */
import type { Sitting } from '#domain/drafts/sittings.ts'
import type { MomentView, SittingView } from '#domain/drafts/wire.ts'
import type { AccountId } from '#domain/ids.ts'
import type { NameOf } from '../views.ts'
import type { Moment } from './moment.ts'

export function sittingView({ writers, ...sitting }: Sitting, nameOf: NameOf): SittingView {
  return {
    ...sitting,
    writers: writers.map(({ accountId, changeCount }) => {
      const { name: by, delegation } = nameOf(accountId)
      return { by, delegation, changeCount }
    }),
  }
}

export function momentView(
  { content, runs }: Moment,
  when: Pick<MomentView, 'sequence' | 'since' | 'at' | 'newest'>,
  nameOf: NameOf,
): MomentView {
  const places = new Map<AccountId, number>()
  const placeOf = (accountId: AccountId): number => {
    const known = places.get(accountId) ?? places.size
    places.set(accountId, known)
    return known
  }
  const shown = runs.map(({ writer, change, ...run }) => ({
    ...run,
    writer: placeOf(writer),
    change: change && { ...change, writer: placeOf(change.writer) },
  }))
  const writers = [...places.keys()].map((accountId) => {
    const { name: by, delegation } = nameOf(accountId)
    return { by, delegation }
  })
  return { ...when, content: { type: 'doc', content: [...content] }, writers, runs: shown }
}
