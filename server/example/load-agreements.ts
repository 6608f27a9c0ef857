/** Loads what was agreed of the draft of the example, each bound to the text as it stood at that time. */
import type { Instant } from '#domain/clock.ts'
import { agreeable, boundWords } from '#domain/drafts/agreements/agreement.ts'
import { blocksOf, type DocumentJson, readDocument, wordsOf } from '#domain/drafts/content.ts'
import type { AgreementId, DraftId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import { sha256 } from '../sha256.ts'
import { AGREEMENTS } from './agreements.ts'
import type { LoadedPeople } from './load-people.ts'

/** The text after one of its changes. */
export interface PastText {
  readonly sequence: number
  readonly at: Instant
  readonly content: DocumentJson
}

/** @param texts oldest first */
export async function loadAgreements(
  stores: Stores,
  newId: () => string,
  { accounts }: LoadedPeople,
  draftId: DraftId,
  texts: readonly PastText[],
  instantOf: (daysAgo: number, minute: number) => Instant,
): Promise<void> {
  for (const { by, daysAgo, minute, begins, said } of AGREEMENTS) {
    const at = instantOf(daysAgo, minute)
    const text = texts.findLast((past) => past.at <= at)
    const paragraphs = text ? agreeable(blocksOf(readDocument(text.content))) : []
    const paragraph = paragraphs.find((one) => wordsOf(one).startsWith(begins))
    const account = accounts.get(by)
    if (!text || !paragraph || !account) throw new Error(`The example cannot agree to "${begins}".`)
    const bound = { hash: sha256(boundWords(paragraph)), paragraph, sequence: text.sequence }
    const entry = { id: newId() as AgreementId, draftId, paragraphId: paragraph.id, kind: 'agreed' as const, said }
    await stores.agreements.add({ ...entry, by: account.id, at, bound }, 0)
  }
}
