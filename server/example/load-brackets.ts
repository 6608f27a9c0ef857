/** Puts the brackets of the example into its draft, each in an edit of its delegation, and removes those that it removes. */
import type * as Y from 'yjs'
import type { Instant } from '#domain/clock.ts'
import { puttingEdits } from '#domain/drafts/brackets/edits.ts'
import { lettersOf } from '#domain/drafts/brackets/in-text.ts'
import type { BracketId, DraftId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import { takeOut } from '../drafts/brackets/remove-bracket.ts'
import { sharedParagraphs, writeEdits } from '../drafts/brackets/shared-paragraphs.ts'
import { BRACKETS, type ExampleBracket } from './brackets.ts'
import type { LoadedPeople } from './load-people.ts'

/** Writes an edit of somebody at a moment into the draft and its history. */
export type WriteAs = (by: string, daysAgo: number, minute: number, edit: (live: Y.Doc) => void) => Promise<void>

/** Something that happened to the draft at a moment. */
export interface ExampleStep {
  readonly daysAgo: number
  readonly minute: number
  readonly take: () => Promise<void>
}

/** What is to happen among the edits of the draft, each at its time. */
export function bracketSteps(
  { brackets }: Stores,
  newId: () => string,
  { accounts }: LoadedPeople,
  draftId: DraftId,
  writeAs: WriteAs,
  instantOf: (daysAgo: number, minute: number) => Instant,
): ExampleStep[] {
  const account = (email: string) => {
    const found = accounts.get(email)
    if (!found) throw new Error(`The example has no person ${email}.`)
    return found
  }
  return BRACKETS.flatMap(({ by, daysAgo, minute, reason, removed, ...bracket }): ExampleStep[] => {
    const id = newId() as BracketId
    const putIn = async () => {
      const { id: accountId, organizationId } = account(by)
      await writeAs(by, daysAgo, minute, (live) => put(live, id, bracket))
      const asked = { organizationId, reason, by: accountId, at: instantOf(daysAgo, minute) }
      await brackets.add({ ...asked, id, draftId, proposalId: null, copyOf: null })
    }
    if (!removed) return [{ daysAgo, minute, take: putIn }]
    const remove = async () => {
      const { kept } = removed
      let quote = ''
      await writeAs(removed.by, removed.daysAgo, removed.minute, (live) => {
        quote = takeOut(live, id, kept, false, () => {}).quote
      })
      const at = instantOf(removed.daysAgo, removed.minute)
      const said = { quote, reason: removed.reason, by: account(removed.by).id, at }
      await brackets.addEvent(id, 0, { kind: 'removed', kept, ...said })
    }
    return [
      { daysAgo, minute, take: putIn },
      { daysAgo: removed.daysAgo, minute: removed.minute, take: remove },
    ]
  })
}

function put(
  live: Y.Doc,
  id: BracketId,
  { begins, words, alternatives }: Pick<ExampleBracket, 'begins' | 'words' | 'alternatives'>,
): void {
  const shared = sharedParagraphs(live)
  const paragraph = shared.findIndex((one) => lettersOf(one.paragraph).startsWith(begins))
  const one = shared[paragraph]
  const offset = one ? lettersOf(one.paragraph).indexOf(words) : -1
  if (offset < 0) throw new Error(`The example's draft does not say "${words}".`)
  const range = { from: { paragraph, offset }, to: { paragraph, offset: offset + words.length } }
  writeEdits(shared, puttingEdits(range, id, alternatives))
}
