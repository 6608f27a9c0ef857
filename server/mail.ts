/** The way out for mail: the server of SMTP_URL, or the log where none is set, so that a trial run shows what would be sent. */
import type { FastifyBaseLogger } from 'fastify'
import { createTransport } from 'nodemailer'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'

/** Milliseconds. A mail server that is not there must not hold up the person who pressed the button for long. */
const TIMEOUT = 20_000

export function mailer(settings: Config['mail'], log: FastifyBaseLogger): Deps['sendMail'] {
  if (!settings) {
    return async ({ to, subject, text }) => log.info({ to, subject, text }, 'mail shown, as no SMTP_URL is set')
  }
  const transport = createTransport({
    url: settings.smtpUrl,
    connectionTimeout: TIMEOUT,
    greetingTimeout: TIMEOUT,
    socketTimeout: TIMEOUT,
  })
  return async ({ to, subject, text }) => {
    await transport.sendMail({
      from: settings.from,
      to,
      subject,
      text,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    log.info({ subject }, 'mail sent')
  }
}
