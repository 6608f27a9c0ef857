/** Edits that were refused, put together as a person remembers them: by draft and by why. */
import type { UnrecordedEdit } from '../collab/device-store.ts'
import { writtenWords } from '../collab/written-words.ts'

export interface UnsentWork {
  readonly draftId: string
  readonly refusal: string
  readonly ids: readonly string[]
  /** When the first and the last of them were made, in ms. */
  readonly from: number
  readonly to: number
  /** '' when nothing was typed. */
  readonly words: string
}

/** The newest first. */
export function unsentWork(edits: readonly UnrecordedEdit[]): UnsentWork[] {
  const groups = new Map<string, UnrecordedEdit[]>()
  for (const edit of edits) {
    const key = `${edit.draftId} ${edit.epoch} ${edit.refusal}`
    groups.set(key, [...(groups.get(key) ?? []), edit])
  }
  const work = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const times = group.map(({ madeAt }) => madeAt)
    const { draftId, refusal } = first
    return {
      draftId,
      refusal,
      ids: group.map(({ id }) => id),
      from: Math.min(...times),
      to: Math.max(...times),
      words: writtenWords(group.map(({ update }) => update)),
    }
  })
  return work.sort((a, b) => b.to - a.to)
}
