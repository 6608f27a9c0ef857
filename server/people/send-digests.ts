/**
 * The mail of the day: what each person has not read yet, once a day and not at all when nothing new waits. A person's mail and
 * the note that it went out stand in one transaction: one that cannot be sent is tried again, and of two programs on the same
 * database one sends it.
 */
import { digestDay, digestMail } from '#domain/people/alert.ts'
import type { Deps } from '../deps.ts'

export type DigestDeps = Pick<Deps, 'stores' | 'clock' | 'sendMail' | 'log'> & {
  readonly config: Pick<Deps['config'], 'publicUrl'>
}

const LOOK_EVERY = 10 * 60_000

/** @returns how many mails went out */
export async function sendDigests({ stores, clock, sendMail, log, config }: DigestDeps): Promise<number> {
  const at = clock()
  const day = digestDay(at)
  if (day === null) return 0
  let sentCount = 0
  for (const due of await stores.alerts.dueDigests(day)) {
    const account = await stores.people.account(due.accountId)
    if (!account || account.closedAt !== null) continue
    try {
      const isSent = await stores.transact(async (bound) => {
        if (!(await bound.alerts.takeDigest(due.accountId, day, at))) return false
        await sendMail({ to: account.email, ...digestMail(due, config.publicUrl) })
        return true
      })
      if (isSent) sentCount += 1
    } catch (error) {
      log.warn({ err: error, accountId: due.accountId }, 'mail of the day not sent, will be tried again')
    }
  }
  return sentCount
}

/** Looks every ten minutes whether a mail is due. @returns what ends it */
export function startDigests(deps: DigestDeps): () => void {
  let isRunning = false
  const look = async () => {
    if (isRunning) return
    isRunning = true
    await sendDigests(deps).catch((error: unknown) => deps.log.warn({ err: error }, 'mails of the day not looked for'))
    isRunning = false
  }
  const timer = setInterval(() => void look(), LOOK_EVERY)
  timer.unref()
  return () => clearInterval(timer)
}
