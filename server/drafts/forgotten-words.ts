/**
 * Late words (`late-words.ts`) that a server had recorded and not brought back yet when it was killed. They are looked for when
 * a draft is opened in which somebody has written before this server began: that they were brought back is seen by an edit of
 * the server under the name and the instant of who typed them.
 */
import * as Y from 'yjs'
import type { Instant } from '#domain/clock.ts'
import type { AuthoredUpdate, LogRow, OpenedLog, UpdateLog } from '#domain/collab/log.ts'
import type { DraftId } from '#domain/ids.ts'
import { Deletions } from '../collab/deletions.ts'
import { LateClients } from '../collab/late.ts'
import { bringLateWords, type LateWordsNeeds } from './late-words.ts'

interface Needs extends LateWordsNeeds {
  readonly updates: Pick<UpdateLog, 'open' | 'readSince'>
}

/**
 * Never fails: what could not be looked for is told to the log of the program.
 * @param begun when this server began: what was recorded later is looked after by who recorded it
 */
export async function bringForgottenWords(needs: Needs, draftId: DraftId, begun: Instant): Promise<void> {
  try {
    const opened = await needs.updates.open(draftId)
    const isOld = opened?.tail.some(({ at }) => at < begun) ?? false
    const forgotten = opened && isOld ? forgottenIn(opened).filter(({ at }) => at < begun) : []
    if (forgotten.length > 0) await bringLateWords(needs, draftId, forgotten, () => {})
  } catch (error) {
    needs.log.warn({ err: error, draftId }, 'words that an earlier server had no time for were not looked for')
  }
}

/** Of the rows since the snapshot. Also some that hold no such words: a client that was late once is suspected from then on. */
function forgottenIn({ snapshot, tail }: OpenedLog): LogRow[] {
  const deletions = new Deletions()
  if (snapshot) deletions.addAll(Y.decodeUpdate(snapshot.state).ds.clients)
  const late = new Set(new LateClients().watch(tail, deletions))
  const broughtBack = new Set(tail.filter(({ connectionId }) => connectionId === null).map(keyOf))
  return tail.filter((row) => row.connectionId !== null && late.has(row) && !broughtBack.has(keyOf(row)))
}

const keyOf = ({ accountId, at }: AuthoredUpdate): string => `${accountId} ${at}`
