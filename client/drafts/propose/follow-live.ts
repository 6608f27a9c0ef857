/**
 * Brings what others have written into a working copy. Three texts: the ground, on which the person's changes are made; the
 * working copy; the live text. What the person has not touched follows the live text; what both have changed is brought
 * together; where it cannot be, the paragraph keeps its old ground and is told apart as astray. No word that was typed is lost.
 * Rules: docs/spec/proposing.md.
 */
import type { Node } from 'prosemirror-model'
import { mergeInline } from '#domain/drafts/compare/merge-inline.ts'
import { schema } from '#domain/drafts/schema.ts'
import { type KeyedBlock, keyed, nodeOf, outOfOrder, paragraphOf } from './block-keys.ts'

export interface WorkingText {
  /** The live text as it was last taken in; a paragraph that is astray stands in it as it was before. */
  readonly ground: Node
  readonly working: Node
  /** The paragraphs that the person has moved: of two that have changed places, one was moved and the other was not. */
  readonly moved: ReadonlySet<string>
}

export interface Followed extends WorkingText {
  /** What the person should know, in sentences. */
  readonly news: readonly string[]
}

export function followLive({ ground, working, moved: ownMoved }: WorkingText, live: Node): Followed {
  const [old, own, now] = [keyed(ground), keyed(working), keyed(live)]
  const [oldBy, ownBy, nowBy] = [byKey(old), byKey(own), byKey(now)]
  const news = new Set<string>()
  const astray = new Map<string, Node>()
  const kept = own.flatMap(({ key, node }): KeyedBlock[] => {
    const [was, is] = [oldBy.get(key), nowBy.get(key)]
    if (!was) return [{ key, node }]
    if (!is) {
      if (node.eq(was)) return []
      news.add('A paragraph that you are changing was taken out of the text. Your words stay here as new text.')
      return [{ key, node }]
    }
    if (node.eq(was)) return [{ key, node: is }]
    if (is.eq(was)) return [{ key, node }]
    const merged = mergedNode(was, node, is)
    if (merged) return [{ key, node: merged }]
    astray.set(key, was)
    news.add(
      'Somebody has changed the same words as you. Your words are kept; look at the paragraph before you send them.',
    )
    return [{ key, node }]
  })
  const moved = movedBetween(old, now)
  const result = kept.filter(({ key }) => !moved.has(key))
  let last = -1
  now.forEach(({ key, node }) => {
    const at = result.findIndex((block) => block.key === key)
    if (at >= 0) {
      last = at
      return
    }
    const was = oldBy.get(key)
    const isTakenAway = was !== undefined && !ownBy.has(key)
    if (isTakenAway && node.eq(was)) return
    if (isTakenAway)
      news.add('A paragraph that you have taken away was changed by others. It is back in its new words.')
    last += 1
    result.splice(last, 0, { key, node: kept.find((block) => block.key === key)?.node ?? node })
  })
  const base = now.map(({ key, node }) => astray.get(key) ?? node)
  return {
    ground: astray.size === 0 ? live : docOf(base),
    working: docOf(result.map(({ node }) => node)),
    moved: ownMoved,
    news: [...news],
  }
}

/** The paragraphs of a working copy whose ground is not the live text any more. */
export function astrayIn({ ground }: Pick<WorkingText, 'ground'>, live: Node): ReadonlySet<string> {
  const nowBy = byKey(keyed(live))
  return new Set(
    keyed(ground).flatMap(({ key, node }) => {
      const is = nowBy.get(key)
      return is && is !== node && !is.eq(node) ? [key] : []
    }),
  )
}

const byKey = (blocks: readonly KeyedBlock[]): ReadonlyMap<string, Node> =>
  new Map(blocks.map(({ key, node }) => [key, node]))

const docOf = (blocks: readonly Node[]): Node => schema.nodes.doc.create(null, blocks)

/** The blocks that others have put in another place. */
function movedBetween(old: readonly KeyedBlock[], now: readonly KeyedBlock[]): ReadonlySet<string> {
  const places = new Map(old.map(({ key }, place) => [key, place]))
  const order = now.flatMap(({ key }) => places.get(key) ?? [])
  const moved = outOfOrder(order)
  return new Set(old.flatMap(({ key }, place) => (moved.has(place) ? [key] : [])))
}

function mergedNode(was: Node, own: Node, is: Node): Node | null {
  if (was.type.name !== 'paragraph' || own.type !== was.type || is.type !== was.type) return null
  const [base, wanted, live] = [paragraphOf(was), paragraphOf(own), paragraphOf(is)]
  const inline = mergeInline(base.inline, wanted.inline, live.inline)
  if (!inline) return null
  return nodeOf({
    id: live.id,
    role: wanted.role === base.role ? live.role : wanted.role,
    level: wanted.level === base.level ? live.level : wanted.level,
    ref: wanted.ref === base.ref ? live.ref : wanted.ref,
    inline,
  })
}
