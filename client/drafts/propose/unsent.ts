/** Work that is not sent, in the form in which the device keeps it, and how it is put back on a text that has moved on. */
import type { Node } from 'prosemirror-model'
import type { Paragraph } from '#domain/drafts/content.ts'
import type { ProposalView } from '#domain/drafts/proposals/wire.ts'
import { schema } from '#domain/drafts/schema.ts'
import { type KeyedBlock, keyed, nodeOf } from './block-keys.ts'
import type { WorkingText } from './follow-live.ts'
import type { WorkingChange } from './working-changes.ts'

/** What stands in the bar of a change. */
export interface Note {
  readonly reason: string
  /** On whose behalf; '' for the person's own delegation. */
  readonly organizationId: string
  /** The proposal that it answers with another text. */
  readonly counterTo: string
  /** The one of the same delegation whose place it takes. */
  readonly replaces: string
  /** What that means, in a sentence; '' for neither. */
  readonly about: string
  /** When it was sent and found no server, in ms since 1970: it goes as soon as there is one. 0: it was not sent. */
  readonly waitsSince: number
}

export const NO_NOTE: Note = { reason: '', organizationId: '', counterTo: '', replaces: '', about: '', waitsSince: 0 }

export interface UnsentChange {
  readonly change: Omit<WorkingChange, 'place'>
  readonly note: Note
}

/**
 * The working copy as it was left: its ground is the live text with the paragraphs on which the changes were made as they were
 * then, so that following the live text brings both together.
 */
export function putBack(live: Node, unsent: readonly UnsentChange[]): WorkingText {
  let ground = keyed(live)
  for (const { change } of unsent) ground = withBase(ground, change.base)
  let working = [...ground]
  for (const { change } of unsent) working = withChange(working, change)
  return { ground: docOf(ground), working: docOf(working), moved: movedIn(unsent.map(({ change }) => change)) }
}

/** The working copy with one more change in it. */
export function withUnsent(text: WorkingText, change: UnsentChange['change']): WorkingText {
  const moved = new Set([...text.moved, ...movedIn([change])])
  return { ground: text.ground, working: docOf(withChange(keyed(text.working), change)), moved }
}

const movedIn = (changes: readonly UnsentChange['change'][]): ReadonlySet<string> =>
  new Set(changes.flatMap(({ kind, base }) => (kind === 'move' ? base.map(({ id }) => id) : [])))

const docOf = (blocks: readonly KeyedBlock[]): Node =>
  schema.nodes.doc.create(
    null,
    blocks.map(({ node }) => node),
  )

function withBase(blocks: readonly KeyedBlock[], base: readonly Paragraph[]): KeyedBlock[] {
  const known = new Map(base.map((paragraph) => [paragraph.id, nodeOf(paragraph)]))
  const kept = blocks.map(({ key, node }) => {
    const was = known.get(key)
    known.delete(key)
    // The same object stays where nothing differs: that is how a paragraph is known to be untouched.
    return { key, node: was && !was.eq(node) ? was : node }
  })
  // What is gone from the text stood somewhere: the end is the one place that is certainly there.
  return [...kept, ...[...known].map(([key, node]) => ({ key, node }))]
}

function withChange(blocks: readonly KeyedBlock[], change: UnsentChange['change']): KeyedBlock[] {
  const { kind, base, proposed, afterId } = change
  const ids = new Set(base.map(({ id }) => id))
  const behind = (list: readonly KeyedBlock[], key: string | null) =>
    key === null ? 0 : list.findIndex((block) => block.key === key) + 1 || list.length
  if (kind === 'move') {
    const rest = blocks.filter(({ key }) => !ids.has(key))
    const at = behind(rest, afterId)
    return [...rest.slice(0, at), ...blocks.filter(({ key }) => ids.has(key)), ...rest.slice(at)]
  }
  const written = proposed.map((paragraph) => ({ key: paragraph.id, node: nodeOf(paragraph) }))
  if (kind === 'insert') {
    const at = behind(blocks, afterId)
    return [...blocks.slice(0, at), ...written, ...blocks.slice(at)]
  }
  const at = blocks.findIndex(({ key }) => ids.has(key))
  const rest = blocks.filter(({ key }) => !ids.has(key))
  const place = blocks.slice(0, at).filter(({ key }) => !ids.has(key)).length
  return [...rest.slice(0, place), ...written, ...rest.slice(place)]
}

/**
 * A proposal on the text as it stands, as if the person had written it.
 * @param newId identity for each paragraph that would be new
 */
export function changeFrom(proposal: ProposalView, newId: () => string): UnsentChange['change'] {
  const { id, kind, changes, behind } = proposal
  const base = changes.flatMap(({ live }) => (live ? [live as Paragraph] : []))
  const made = changes.flatMap(({ result }) => (result ? [result as Paragraph] : []))
  const proposed = made.map((paragraph) => (paragraph.id === '' ? { ...paragraph, id: newId() } : paragraph))
  const afterId = kind === 'insert' || kind === 'move' ? behind : null
  return {
    id,
    kind,
    base,
    proposed: kind === 'delete' ? [] : proposed,
    afterId,
    members: proposed.map((one) => one.id),
  }
}
