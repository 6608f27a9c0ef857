/**
 * A real Chromium, and people at it: each has a browser of their own (cookies, storage) that notes every request to another
 * host and every error. Chromium is looked for where CHROME says, then on the machine; as root it is installed by apt-get.
 */
import { execFile } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const run = promisify(execFile)
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
/** Chromium talks to its makers unless told not to. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

function installed(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const paths = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  const macOs = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  return [...paths, macOs, chromium.executablePath()].find((path) => existsSync(path)) ?? null
}

/** @throws when there is none and none can be installed, with one sentence on what to do */
async function findChromium(): Promise<string> {
  const { CHROME } = process.env
  if (CHROME) {
    if (existsSync(CHROME)) return CHROME
    throw new Error(`CHROME names ${CHROME}, where there is no program: correct it.`)
  }
  const found = installed()
  if (found) return found
  const isRoot = process.getuid?.() === 0
  if (isRoot) {
    const quietly = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quietly).catch(() => null)
  }
  if (!installed())
    await run('npx', ['playwright-core', 'install', 'chromium-headless-shell', 'chromium']).catch(() => null)
  const now = installed()
  if (now) return now
  throw new Error('There is no Chromium on this machine: install chromium, or name one with CHROME.')
}

/** @param more arguments of Chromium beside the usual ones */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const isRoot = process.getuid?.() === 0
  return chromium.launch({
    executablePath: await findChromium(),
    args: [...QUIET, ...more, ...(isRoot ? ['--no-sandbox'] : [])],
  })
}

/** Somebody at a browser. */
export class Seat {
  /** The window they look at. */
  page: Page
  readonly context: BrowserContext
  /** Requests that left our host. */
  readonly strayRequests: string[] = []
  private readonly faults: string[] = []

  private constructor(context: BrowserContext, page: Page, url: string) {
    this.context = context
    this.page = page
    const own = [url, url.replace(/^http/, 'ws'), 'data:', 'blob:', 'about:']
    const note = (address: string) => {
      if (!own.some((start) => address.startsWith(start))) this.strayRequests.push(address)
    }
    context.on('request', (request) => note(request.url()))
    const watch = (window: Page) => {
      window.on('websocket', (socket) => note(socket.url()))
      window.on('pageerror', (error) => this.faults.push(error.stack ?? error.message))
      window.on('console', (message) => {
        const { url } = message.location()
        if (message.type() === 'error') this.faults.push(`${message.text()} (${url}) on ${window.url()}`)
      })
    }
    context.on('page', watch)
    watch(page)
  }

  /** Another window of the same browser, which they look at from now on. */
  async openWindow(): Promise<void> {
    this.page = await this.context.newPage()
  }

  /** @param url the only address that this browser should ever talk to */
  static async take(browser: Browser, url: string, viewport = { width: 1440, height: 900 }): Promise<Seat> {
    const context = await browser.newContext({
      baseURL: url,
      viewport,
      locale: 'en-GB',
      timezoneId: 'UTC',
      acceptDownloads: true,
    })
    context.setDefaultTimeout(20_000)
    return new Seat(context, await context.newPage(), url)
  }

  /** Opens a sign-in link and presses its button. */
  async signIn(link: string): Promise<void> {
    await this.page.goto(link)
    await this.page.getByRole('button', { name: /^Sign in as/ }).click()
    await this.page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
    await this.settle()
  }

  /** Opens an address and waits until the page has fetched what it shows. */
  async open(address: string): Promise<void> {
    await this.page.goto(address)
    await this.settle()
  }

  /** The page has its heading, and nothing in it is still loading. */
  async settle(): Promise<void> {
    await this.page.locator('h1').filter({ hasText: /\S/ }).first().waitFor()
    await this.page.locator('wg-loading').first().waitFor({ state: 'detached' })
  }

  /** Keeps what is on the screen, as a picture and as a screen reader reads it. */
  async photograph(path: string): Promise<void> {
    if (this.page.isClosed()) return
    await this.page.screenshot({ path: `${path}.png` })
    writeFileSync(`${path}.txt`, `${this.page.url()}\n${await this.page.locator('body').ariaSnapshot()}\n`)
  }

  /** The faults of the page against WCAG 2.2 AA that a tool can find: the rule, and where. */
  async violations(): Promise<string[]> {
    await this.page.evaluate(axe.source)
    return this.page.evaluate(async () => {
      const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, rules)
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
    })
  }

  /** The errors since the last time it was asked. */
  takeFaults(): string[] {
    return this.faults.splice(0)
  }
}
