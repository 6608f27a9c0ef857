/** Outgoing mail: over SMTP, or, where none is set, shown in the log so that a first start needs no mail server. */
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../config.ts'
import type { Mail } from '../deps.ts'

/** The way out for mails of this installation. Rejects when the mail server does not take one. */
export function mailSender(
  mail: Config['mail'],
  log: Pick<FastifyBaseLogger, 'info'>,
): (message: Mail) => Promise<void> {
  if (mail === null) {
    return async ({ to, subject, text }) => log.info({ to, subject }, `mail not sent, SMTP_URL is not set:\n${text}`)
  }
  // Loaded with the first mail: without SMTP_URL the program never needs it.
  const load = async () => (await import('nodemailer')).createTransport(mail.smtpUrl)
  let transport: ReturnType<typeof load> | null = null
  return async ({ to, subject, text }) => {
    transport ??= load()
    await (await transport).sendMail({ from: mail.from, to, subject, text })
  }
}
