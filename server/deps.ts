/**
 * What the program is made of. Built once in `main.ts` (and `cli.ts`), faked in `tests/support`; passed to every plugin as options.
 * Time and ids come from here and nowhere else, so that a test can choose them.
 */
import type { FastifyBaseLogger } from 'fastify'
import type { StoreRoot } from '#domain/stores.ts'
import type { Hub } from './collab/hub.ts'
import type { Config } from './config.ts'

/** A message to be sent to one person. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface Deps {
  readonly config: Config
  readonly stores: StoreRoot
  /** The drafts that are open in this process: made in `program.ts` from the stores, drained when the app closes. */
  readonly hub: Hub
  readonly clock: () => string
  /** A new UUID version 7. */
  readonly newId: () => string
  /** 32 random bytes as base64url, for secrets that are shown once. */
  readonly newSecret: () => string
  readonly sendMail: (mail: Mail) => Promise<void>
  readonly log: FastifyBaseLogger
}
