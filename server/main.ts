/**
 * The program: with cli.ts the one place that reads the process. Order: settings, port free, database, example or first account, app,
 * listen, welcome; on a signal the same backwards. Whatever a person can put right is said in one sentence, with exit code 1.
 */
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import process from 'node:process'
import { v7 } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { createApp } from './app.ts'
import { type Config, loadConfig } from './config.ts'
import type { Deps } from './deps.ts'
import { watchAgreements } from './drafts/agreements/watch-agreements.ts'
import { createLog } from './http/logging.ts'
import { openHub } from './open-hub.ts'
import { mailSender } from './people/mail.ts'
import { startDigests } from './people/send-digests.ts'
import { type OpenedStores, openStores } from './program.ts'
import { prepareSignIns } from './sign-ins.ts'
import { welcome } from './welcome.ts'

/** Milliseconds in which requests and sockets may finish after a signal. */
const DRAIN = 15_000

async function main(): Promise<void> {
  const signalled = new Promise<void>((resolve) => {
    // For good: npm passes on the Ctrl-C that the terminal has sent to everybody, and the second must not cut short the first.
    process.on('SIGTERM', () => resolve())
    process.on('SIGINT', () => resolve())
  })
  const isEmpty = readArguments(process.argv.slice(2))
  const config = loadConfig(process.env)
  await assertPortFree(config)
  const opened = await openStores(config, 'program')
  let close: () => Promise<void> = async () => {}
  try {
    close = await serve(config, opened, isEmpty)
    const wasLost = await Promise.race([signalled.then(() => false), opened.lost.then(() => true)])
    if (wasLost)
      throw new DomainError('unavailable', 'The database server stopped, so the program stops too: start it again.')
  } finally {
    const late = setTimeout(() => process.exit(1), DRAIN).unref()
    await close()
    await opened.close()
    clearTimeout(late)
  }
}

/** @returns what undoes it: stops listening and lets what runs come to its end. */
async function serve(config: Config, opened: OpenedStores, isEmpty: boolean): Promise<() => Promise<void>> {
  const log = createLog(config.logLevel)
  const own = { log, stores: opened.stores, clock: () => new Date().toISOString(), newId: () => v7() }
  const deps: Deps = {
    ...own,
    config,
    hub: openHub({ ...own, notices: opened.notices }),
    newSecret: () => randomBytes(32).toString('base64url'),
    sendMail: mailSender(config.mail, log),
  }
  if (config.oidc) log.warn('sign-in through an organization is set and not used by this version')
  const signIns = await prepareSignIns(deps, { isEmpty, isEmbedded: opened.isEmbedded })
  const app = await createApp(deps)
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await app.close()
    throw explainListening(error, config)
  }
  const database = opened.isEmbedded ? config.dataDir : 'the database of DATABASE_URL'
  process.stdout.write(welcome({ publicUrl: config.publicUrl, database, signIns }))
  const endDigests = startDigests(deps)
  const endWatch = watchAgreements(deps)
  return async () => {
    endDigests()
    endWatch()
    await app.close()
  }
}

function readArguments(args: readonly string[]): boolean {
  const unknown = args.find((arg) => arg !== '--empty')
  if (unknown)
    throw new DomainError('invalid', `"${unknown}" is not known: npm start takes no argument but -- --empty.`)
  return args.includes('--empty')
}

/** Asked before anything is made, so that nobody waits for a database to learn of a taken port. Listening decides. */
async function assertPortFree(config: Config): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(explainListening(error, config)))
    probe.listen(config.port, config.host, () => probe.close(() => resolve()))
  })
}

function explainListening(error: unknown, { host, port }: Config): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') {
    return new DomainError(
      'conflict',
      `Port ${port} of ${host} is taken by another program: stop it, or choose another with PORT.`,
    )
  }
  if (code === 'EACCES') {
    return new DomainError('forbidden', `This account may not use port ${port}: choose one above 1023 with PORT.`)
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new DomainError('invalid', `${host} is not an address of this machine: correct HOST.`)
  }
  return error
}

try {
  await main()
  process.exit(0)
} catch (error) {
  // A fault that nobody foresaw is a mistake of ours: whoever reports it needs all of it.
  const said = error instanceof DomainError ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${said}\n`)
  process.exit(1)
}
