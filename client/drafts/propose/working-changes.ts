/**
 * What a person has changed in a working copy, as the proposals that it will be: one for each stretch of paragraphs that belong
 * together. A paragraph that was changed takes with it what was cut off it or joined to it; what was moved is a proposal of its
 * own. Rules: docs/spec/proposing.md.
 */
import type { Node } from 'prosemirror-model'
import type { Paragraph } from '#domain/drafts/content.ts'
import type { ProposalKind } from '#domain/drafts/proposals/proposal.ts'
import { isTableKey, type KeyedBlock, keyed, outOfOrder, paragraphOf } from './block-keys.ts'
import type { WorkingText } from './follow-live.ts'

export interface WorkingChange {
  /** The same while the person goes on changing the same place. */
  readonly id: string
  readonly kind: ProposalKind
  readonly base: readonly Paragraph[]
  readonly proposed: readonly Paragraph[]
  readonly afterId: string | null
  /** How many blocks of the working copy stand before what is said about it: right behind its last paragraph. */
  readonly place: number
  /** Its paragraphs in the working copy, by identity. */
  readonly members: readonly string[]
}

interface Stretch {
  /** The unchanged or changed paragraph at which it begins; null at the beginning of the text. */
  readonly head: { readonly key: string; readonly was: Node; readonly is: Node } | null
  readonly gone: KeyedBlock[]
  readonly come: KeyedBlock[]
  place: number
}

/** In the order of the working copy. */
export function changesIn({ ground, working, moved }: WorkingText): WorkingChange[] {
  if (ground === working) return []
  const [old, own] = [keyed(ground), keyed(working)]
  const places = new Map(old.map(({ key }, place) => [key, place]))
  const order = own.flatMap(({ key }) => places.get(key) ?? [])
  const out = outOfOrder(order, new Set([...moved].flatMap((key) => places.get(key) ?? [])))
  const isMoved = (key: string) => out.has(places.get(key) ?? -1)
  const inText = new Set(places.keys())
  const changes = stretchesOf(old, own, isMoved).flatMap((stretch) => changesOf(stretch, own, inText))
  return [...changes, ...moves(old, own, isMoved)].sort((one, next) => one.place - next.place)
}

function stretchesOf(
  old: readonly KeyedBlock[],
  own: readonly KeyedBlock[],
  isMoved: (key: string) => boolean,
): Stretch[] {
  const oldBy = new Map(old.map(({ key, node }) => [key, node]))
  const ownKeys = new Set(own.map(({ key }) => key))
  const stretches: Stretch[] = [{ head: null, gone: [], come: [], place: 0 }]
  const byHead = new Map<string, Stretch>()
  own.forEach(({ key, node }, index) => {
    const was = oldBy.get(key)
    const last = stretches.at(-1)
    if (was && !isMoved(key)) {
      const stretch = { head: { key, was, is: node }, gone: [], come: [], place: index + 1 }
      stretches.push(stretch)
      byHead.set(key, stretch)
    } else if (!was && last && node.type.name === 'paragraph' && node.content.size > 0) {
      last.come.push({ key, node })
      last.place = index + 1
    }
  })
  let at = stretches[0]
  for (const block of old) {
    at = byHead.get(block.key) ?? at
    if (!ownKeys.has(block.key) && !isTableKey(block.key)) at?.gone.push(block)
  }
  return stretches
}

function changesOf(
  { head, gone, come, place }: Stretch,
  own: readonly KeyedBlock[],
  inText: ReadonlySet<string>,
): WorkingChange[] {
  const isChanged = head !== null && head.was.type.name === 'paragraph' && !head.was.eq(head.is)
  const [base, proposed] = [gone.map(({ node }) => paragraphOf(node)), come.map(({ node }) => paragraphOf(node))]
  const members = come.map(({ key }) => key)
  if (isChanged) {
    const all = { base: [paragraphOf(head.was), ...base], proposed: [paragraphOf(head.is), ...proposed] }
    return [{ id: head.key, kind: 'change', ...all, afterId: null, place, members: [head.key, ...members] }]
  }
  const [firstGone, firstCome] = [gone[0], come[0]]
  if (firstGone && firstCome)
    return [{ id: firstCome.key, kind: 'change', base, proposed, afterId: null, place, members }]
  if (firstGone)
    return [{ id: `without ${firstGone.key}`, kind: 'delete', base, proposed: [], afterId: null, place, members }]
  if (!firstCome) return []
  const afterId = anchorBefore(own, firstCome.key, inText)
  return [{ id: firstCome.key, kind: 'insert', base: [], proposed, afterId, place, members }]
}

/** The nearest paragraph of the text before a new one; a table has no name to stand behind. */
function anchorBefore(own: readonly KeyedBlock[], key: string, inText: ReadonlySet<string>): string | null {
  const at = own.findIndex((block) => block.key === key)
  return own.slice(0, at).findLast((block) => !isTableKey(block.key) && inText.has(block.key))?.key ?? null
}

/** Neighbours that were moved together are one proposal. */
function moves(
  old: readonly KeyedBlock[],
  own: readonly KeyedBlock[],
  isMoved: (key: string) => boolean,
): WorkingChange[] {
  const places = new Map(old.map(({ key }, place) => [key, place]))
  const found: (WorkingChange & { readonly lastPlace: number })[] = []
  let afterId: string | null = null
  own.forEach(({ key, node }, index) => {
    const place = places.get(key)
    if (place === undefined || isTableKey(key)) return
    if (isMoved(key)) {
      const was = paragraphOf(old[place]?.node ?? node)
      const last = found.at(-1)
      if (last && last.place === index && last.lastPlace === place - 1) {
        const [base, members] = [
          [...last.base, was],
          [...last.members, key],
        ]
        found[found.length - 1] = { ...last, base, proposed: base, members, place: index + 1, lastPlace: place }
      } else {
        const base = [was]
        const id = `move ${key}`
        found.push({
          id,
          kind: 'move',
          base,
          proposed: base,
          afterId,
          place: index + 1,
          members: [key],
          lastPlace: place,
        })
      }
      if (!node.eq(old[place]?.node ?? node)) found.push(changeOfMoved(key, was, paragraphOf(node), index + 1, place))
    }
    afterId = key
  })
  return found.map(({ lastPlace: _lastPlace, ...change }) => change)
}

function changeOfMoved(key: string, was: Paragraph, is: Paragraph, place: number, lastPlace: number) {
  return {
    id: key,
    kind: 'change' as const,
    base: [was],
    proposed: [is],
    afterId: null,
    place,
    members: [key],
    lastPlace,
  }
}

/** The working copy without a change: as the ground has it there. */
export function withoutChange({ ground, working }: WorkingText, change: WorkingChange): Node {
  const [old, own] = [keyed(ground), keyed(working)]
  const oldBy = new Map(old.map(({ key, node }) => [key, node]))
  const baseIds = new Set(change.base.map(({ id }) => id))
  const isNew = (key: string) => change.members.includes(key) && !oldBy.has(key)
  const isOut = (key: string) => isNew(key) || (change.kind === 'move' && baseIds.has(key))
  const kept = own
    .filter(({ key }) => !isOut(key))
    .map(({ key, node }) => ({ key, node: baseIds.has(key) ? (oldBy.get(key) ?? node) : node }))
  const standing = new Set(kept.map(({ key }) => key))
  const ownBy = new Map(own.map(({ key, node }) => [key, node]))
  let last = -1
  for (const { key, node } of old) {
    const at = kept.findIndex((block) => block.key === key)
    if (at >= 0) last = at
    else if (baseIds.has(key) && !standing.has(key)) {
      last += 1
      kept.splice(last, 0, { key, node: change.kind === 'move' ? (ownBy.get(key) ?? node) : node })
    }
  }
  return working.type.create(
    null,
    kept.map(({ node }) => node),
  )
}
