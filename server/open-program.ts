/** The program without its web server, for the command line: beside a running server or alone. */
import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { loadConfig } from './config.ts'
import type { Deps } from './deps.ts'
import { createLog } from './http/logging.ts'
import { openHub } from './open-hub.ts'
import { mailSender } from './people/mail.ts'
import { openStores } from './program.ts'

/** @throws DomainError whose message is one sentence for the person at the keyboard. */
export async function openProgram(
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly deps: Deps; close(): Promise<void> }> {
  const config = loadConfig(env)
  // Standard output belongs to the command's answer.
  const log = createLog('silent')
  const opened = await openStores(config, 'visitor')
  const parts = { stores: opened.stores, clock: () => new Date().toISOString(), newId: () => v7(), log }
  return {
    deps: {
      ...parts,
      config,
      hub: openHub({ ...parts, notices: opened.notices }),
      newSecret: () => randomBytes(32).toString('base64url'),
      sendMail: mailSender(config.mail, log),
    },
    close: () => opened.close(),
  }
}
