/**
 * Takes a bracket out of the text by an act. The signs, what goes with them and the record are kept together or not at all; of
 * two who remove it at once the second is told. Only letters that stand there at that moment are deleted, never a paragraph
 * unless that is asked for: what somebody types between the signs meanwhile, here or offline, stays.
 */
import type * as Y from 'yjs'
import type { Actor } from '#domain/access.ts'
import type { Bracket, BracketRemoval, Kept } from '#domain/drafts/brackets/bracket.ts'
import { removalEdits } from '#domain/drafts/brackets/edits.ts'
import { type BracketInText, bracketsIn, quoteOf } from '#domain/drafts/brackets/in-text.ts'
import { refuseRemoving } from '#domain/drafts/brackets/refusals.ts'
import type { RemovalInput } from '#domain/drafts/brackets/wire.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import type { Stores } from '#domain/stores.ts'
import type { Deps } from '../../deps.ts'
import { findDraft } from '../find-draft.ts'
import { type SharedParagraph, sharedParagraphs, writeEdits } from './shared-paragraphs.ts'

/** What the edit has found, for the record. */
interface Taken {
  readonly quote: string
  /** Brackets that went with what stood around them, with their words. */
  readonly within: ReadonlyMap<string, string>
  /** How many wordings it held. */
  readonly wordingCount: number
}

/** @throws DomainError `forbidden`, `frozen`, `invalid`, `conflict` when somebody else was first */
export async function removeBracket(
  { hub, clock }: Pick<Deps, 'hub' | 'clock'>,
  actor: Actor,
  draft: Draft,
  bracket: Bracket,
  { keep, reason = '', removeEmptied = false }: RemovalInput,
): Promise<void> {
  let taken: Taken | null = null
  const said = { reason: reason.trim(), by: actor.accountId, at: clock() }
  await hub.applyServerEdit(
    draft.id,
    actor,
    (doc) => {
      taken = takeOut(doc, bracket.id, keep, removeEmptied, (wordingCount) =>
        assertAllowed(refuseRemoving(actor, draft, bracket, wordingCount, keep)),
      )
    },
    async (bound) => {
      const found = taken as Taken
      const now = await findDraft(bound.drafts, draft.id)
      assertAllowed(refuseRemoving(actor, now, bracket, found.wordingCount, keep))
      const removal: BracketRemoval = { kind: 'removed', kept: keep, quote: found.quote, ...said }
      await bound.brackets.addEvent(bracket.id, bracket.events.length, removal)
      await recordWithin(bound, draft, found.within, { ...removal, kept: 'nothing' })
    },
  )
  hub.changed(draft.id, 'brackets')
}

/** @param assertMay given how many wordings the bracket holds */
export function takeOut(
  doc: Y.Doc,
  id: string,
  keep: Kept,
  removeEmptied: boolean,
  assertMay: (wordingCount: number) => void,
): Taken {
  const shared = sharedParagraphs(doc)
  const paragraphs = shared.map(({ paragraph }) => paragraph)
  const { brackets } = bracketsIn(paragraphs)
  const standing = brackets.find((bracket) => bracket.id === id)
  if (!standing)
    throw new DomainError('conflict', 'This bracket is not in the text any more: somebody has just removed it.')
  assertMay(standing.ors.length + 1)
  const quote = quoteOf(paragraphs, standing)
  const edits = removalEdits(paragraphs, standing, keep)
  const goes = ({ open }: BracketInText) =>
    edits.some(
      ({ paragraph, offset, remove }) =>
        paragraph === open.paragraph && offset <= open.offset && open.offset < offset + remove,
    )
  const inner = brackets.filter((other) => other !== standing && goes(other))
  writeEdits(shared, edits)
  if (removeEmptied && keep !== 'text') dropEmptied(doc, shared, standing)
  const within = new Map(inner.map((other) => [other.id, quoteOf(paragraphs, other)]))
  return { quote, within, wordingCount: standing.ors.length + 1 }
}

/** Of the paragraphs over which it reached, those with nothing left in them; one in a table stays, as its cell does. */
function dropEmptied(doc: Y.Doc, shared: readonly SharedParagraph[], { open, close }: BracketInText): void {
  const content = doc.getXmlFragment('content')
  const left = sharedParagraphs(doc)
  for (let place = close.paragraph; place >= open.paragraph; place--) {
    const element = shared[place]?.element
    const isEmpty = left.find((other) => other.element === element)?.paragraph.inline.length === 0
    if (!element || !isEmpty || element.parent !== content) continue
    content.delete(content.toArray().indexOf(element), 1)
  }
}

async function recordWithin(
  { brackets }: Stores,
  draft: Draft,
  within: ReadonlyMap<string, string>,
  removal: BracketRemoval,
): Promise<void> {
  if (within.size === 0) return
  const reason = ['It stood within another bracket that was removed.', removal.reason].filter(Boolean).join(' ')
  for (const { id, events } of await brackets.ofDraft(draft.id)) {
    const quote = within.get(id)
    if (quote !== undefined) await brackets.addEvent(id, events.length, { ...removal, quote, reason })
  }
}
