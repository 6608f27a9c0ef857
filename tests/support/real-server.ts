/**
 * The whole program as a person runs it: a process of its own with its own database in an empty folder. It can be killed
 * and started again on the same folder and port, which is what a power cut does.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { layoutOf } from '../../db/embedded/layout.ts'
import { stopPostmaster } from '../../db/embedded/postmaster.ts'
import { ensureBuiltClient } from './built-client.ts'
import { type ChildProgram, startProgram } from './child-program.ts'

/** Said last, when the program listens and the example group is loaded. */
const READY = 'Ctrl-C stops it'

export class RealServer {
  readonly url: string
  /** Sign-in links by whom they are for: Chair, Member, Secretariat, Observer. Each start prints new ones. */
  links: ReadonlyMap<string, string> = new Map()
  private readonly folder: string
  /** Each restored backup has a folder of its own. */
  private restoredCount = 0
  private readonly port: number
  private program: ChildProgram | null = null
  private readonly logLevel: string

  private constructor(folder: string, port: number, logLevel: string) {
    this.folder = folder
    this.port = port
    this.logLevel = logLevel
    this.url = `http://127.0.0.1:${port}`
  }

  /**
   * Builds the pages when they are older than their source, then starts on an empty folder.
   * @param logLevel `info` shows the mails that it would send
   */
  static async start(logLevel = 'warn'): Promise<RealServer> {
    await ensureBuiltClient()
    const server = new RealServer(mkdtempSync(join(tmpdir(), 'whole-program-')), await freePort(), logLevel)
    await server.startAgain()
    return server
  }

  get dataDir(): string {
    return join(this.folder, this.restoredCount === 0 ? 'data' : `data-${this.restoredCount}`)
  }

  async startAgain(): Promise<void> {
    this.program = startProgram('server/main.ts', [], {
      PORT: String(this.port),
      DATA_DIR: this.dataDir,
      LOG_LEVEL: this.logLevel,
    })
    const said = await this.program.said(READY)
    const printed = [...said.matchAll(/^ *(\w+): .*?(http:\S+\/sign-in\/\S+)/gm)]
    this.links = new Map(printed.map(([, title = '', link = '']) => [title, link]))
  }

  /** The link in the mail that somebody asked for, as the log shows it where there is no mail server. */
  async mailedLink(email: string): Promise<string> {
    const said = await this.program?.said(`"to":"${email}"`)
    const line = said?.split('\n').findLast((one) => one.includes(`"to":"${email}"`)) ?? ''
    const link = /http[^\s"\\]+\/sign-in\/[\w-]+/.exec(line)?.[0]
    if (!link) throw new Error(`No sign-in link was mailed to ${email}: ${line}`)
    return link
  }

  /** Keeps a backup while the server runs. @returns its file */
  async backup(): Promise<string> {
    const file = join(this.folder, 'backup')
    await this.command('backup', file)
    return file
  }

  /** Starts a stopped server on a database that holds a backup and nothing else. */
  async startFrom(backup: string): Promise<void> {
    await stopPostmaster(layoutOf(this.dataDir))
    this.restoredCount += 1
    await this.command('restore', backup)
    await this.startAgain()
  }

  private async command(act: string, file: string): Promise<void> {
    const { code, stderr } = await startProgram('server/cli.ts', [act, file], { DATA_DIR: this.dataDir }).ended
    if (code !== 0) throw new Error(`${act} ended with ${code}: ${stderr}`)
  }

  /** `kill -9`: nothing is finished, nothing is said. The database server is left running. */
  async kill(): Promise<void> {
    this.program?.kill('SIGKILL')
    await this.program?.ended
  }

  /** Stops as Ctrl-C does and removes the folder. For `afterAll`: whatever has happened before. */
  async end(): Promise<void> {
    this.program?.kill('SIGTERM')
    await this.program?.ended
    await stopPostmaster(layoutOf(this.dataDir))
    rmSync(this.folder, { recursive: true, force: true })
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
