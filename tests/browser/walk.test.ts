/** The whole walk, as docs/spec/walk.md tells it. Each step begins where the one before has ended; the first that fails ends it. */
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { openBrowser, Seat } from '../support/browser.ts'
import { startProgram } from '../support/child-program.ts'
import { RealServer } from '../support/real-server.ts'

const run = promisify(execFile)
const OFFICIAL = resolve(import.meta.dirname, '../../../shared/corpus/00_CoP17-Doc-29_full.txt')
const RETOLD = resolve(import.meta.dirname, '../support/fixtures/walk-seed.txt')

const TITLE = 'Draft resolution on combating wildlife cybercrime'
const OPENING = 'RECALLING that wildlife is offered and sold on line in every region;'
const CHAIR_TYPES = 'URGES Parties to name one office that answers platforms and police within a day;'
const MEMBER_TYPES = 'INVITES platforms [or those that pay through them] to keep a record of what they take down;'
const AGREED = 'INVITES platforms to keep a record of what they take down;'
const WHILE_AWAY = ' This was written while the server was away.'
const GOES_ON = ' It goes on.'
const BY_PROGRAM = 'REQUESTS the Secretariat to report at each meeting of the Standing Committee.'

let server: RealServer
let browser: Browser
let secretariat: Seat
let chair: Seat
let member: Seat
const seats: Seat[] = []
/** The page of the draft decision that the imported document directs to the Standing Committee. */
let imported = ''

/** The text of an open draft. */
const sheet = (seat: Seat): Locator => seat.page.getByRole('textbox', { name: /^Text of the draft/ })
/** Its paragraphs, without the cursors of others. */
const paragraphs = (seat: Seat): Promise<string[]> =>
  sheet(seat)
    .locator('p')
    .evaluateAll((found) =>
      found.map((paragraph) => {
        const copy = paragraph.cloneNode(true) as HTMLElement
        for (const cursor of copy.querySelectorAll('.wg-cursor')) cursor.remove()
        return copy.textContent ?? ''
      }),
    )
const readsIn = (seat: Seat, words: string) => sheet(seat).getByText(words).first().waitFor()
const recorded = (seat: Seat) =>
  seat.page
    .locator('wg-recorded:not([aria-busy])')
    .getByText('Everything you wrote is recorded on the server.', { exact: true })
    .waitFor()

async function sit(who: string): Promise<Seat> {
  const link = server.links.get(who)
  if (!link) throw new Error(`The program printed no link for ${who}`)
  const seat = await Seat.take(browser, server.url)
  seats.push(seat)
  await seat.signIn(link)
  return seat
}

/** Chooses in one of the form's lists. */
async function choose(seat: Seat, list: string | RegExp, option: string | RegExp): Promise<void> {
  await seat.page.getByRole('combobox', { name: list }).click()
  await seat.page.getByRole('option', { name: option }).click()
}

/** What the Secretariat's registry program sends when a meeting has adopted a draft. */
async function adopt(seat: Seat, decision: string, number: string): Promise<void> {
  const body = { kind: 'adopted', meeting: 'CoP17', number }
  const status = await seat.page.evaluate(
    async ([address, json]) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch(address, { method: 'POST', headers, body: json })).status
    },
    [`/api${decision}/events`, JSON.stringify(body)] as const,
  )
  expect(status).toBe(201)
}

async function download(seat: Seat, name: string): Promise<Uint8Array> {
  const link = seat.page.getByRole('link', { name, exact: true })
  const [file] = await Promise.all([seat.page.waitForEvent('download'), link.click()])
  return readFileSync(await file.path())
}

/** The document to import: the official one where it lies beside the project, else ours in the same form. */
function seed(): string {
  const isOfficial = existsSync(OFFICIAL)
  process.stdout.write(`The walk imports ${isOfficial ? OFFICIAL : RETOLD}\n`)
  const text = readFileSync(isOfficial ? OFFICIAL : RETOLD, 'utf8')
  return isOfficial ? text.slice(text.indexOf('\n----\n') + 6) : text
}

beforeAll(async () => {
  server = await RealServer.start()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.end()
})

// What everybody saw when a step failed.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  await Promise.all(seats.map((seat, place) => seat.photograph(`tests/.output/walk-${place}`)))
})

describe('from an official document to the report for a meeting', () => {
  it('[W1] the printed link signs in', async () => {
    expect([...server.links.keys()]).toEqual(['Chair', 'Member', 'Secretariat', 'Observer'])
    secretariat = await sit('Secretariat')
    await secretariat.page.getByRole('heading', { level: 1, name: 'My table' }).waitFor()
    await secretariat.page.getByRole('button', { name: /Ana Muestra/ }).waitFor()
  })

  it('[W2] a document is read, reviewed and confirmed', async () => {
    const { page } = secretariat
    await secretariat.open('/imports')
    await page.getByLabel('Or paste the text').fill(seed())
    await page.getByRole('button', { name: 'Read the text' }).click()
    await page.waitForURL(/\/imports\/.+/)
    await secretariat.settle()

    const source = page.getByRole('region', { name: 'Source' })
    await source.getByText('OF WILD FAUNA AND FLORA').first().waitFor()
    const recognised = page.getByRole('region', { name: 'Recognised' })
    const known = recognised.getByRole('article', { name: 'Decision 15.57' })
    await known.getByText(/^15\.57 is in the registry with other words/).waitFor()
    await known.getByRole('radio', { name: 'Drop' }).check()
    await page.getByText(/^[1-9]\d* to confirm, [1-9]\d* to drop\.$/).waitFor()
    await recognised.getByText(/^Not understood \([1-9]/).waitFor()
    const forCommittee = recognised.getByRole('article').filter({ hasText: 'Directed to Standing Committee' })
    await forCommittee.getByRole('radio', { name: 'Confirm', checked: true }).waitFor()
    await forCommittee.getByText('SC69', { exact: true }).waitFor()

    await page.getByRole('button', { name: /^Bring .* into the registry$/ }).click()
    const outcome = page.getByRole('status').filter({ hasText: 'In the registry now' })
    await outcome
      .getByRole('link', { name: /^Decision/ })
      .last()
      .click()
    await page.waitForURL(/\/decisions\/.+/)
    await secretariat.settle()
    await page.getByText('Standing Committee').first().waitFor()

    imported = new URL(page.url()).pathname
    await secretariat.open(`${imported}/a`)
    await page
      .getByText(/working group on wildlife cybercrime/)
      .first()
      .waitFor()
    await secretariat.open('/decisions/15.57/c')
    await page.getByRole('heading', { level: 1, name: /15\.57.*c\)/ }).waitFor()
  })

  it('[W3] mandates are proposed, confirmed and reported on', async () => {
    const { page } = secretariat
    await secretariat.open(imported)
    expect(await page.getByRole('link', { name: 'Propose mandates' }).count()).toBe(0)
    await adopt(secretariat, imported, '17.199')
    await secretariat.open('/decisions/17.199')
    await page.getByRole('link', { name: 'Propose mandates' }).click()
    await page.getByRole('heading', { level: 1, name: /^What .* asks of whom$/ }).waitFor()
    await page.getByRole('checkbox', { name: 'Track this' }).first().waitFor()
    await page.getByRole('button', { name: /^Confirm .* mandates?$/ }).click()
    await page.waitForURL(/\/mandates\?decision=/)
    await secretariat.settle()
    await page.getByRole('table').getByRole('link').first().click()
    await page.waitForURL(/\/mandates\/.+/)
    await choose(secretariat, 'Kind', 'progress')
    await page.getByLabel('What happened').fill('The Secretariat asked regions for their nominations.')
    await page.getByRole('button', { name: 'Record' }).click()
    await page.getByText('Recorded. The status is ongoing.').first().waitFor()
    await page.reload()
    await page.getByText('The Secretariat asked regions for their nominations.').waitFor()
  })

  it('[W4] two people type into one draft at once', async () => {
    chair = await sit('Chair')
    member = await sit('Member')
    await chair.open('/drafts')
    await chair.page.getByRole('button', { name: 'New draft' }).click()
    await chair.page.getByLabel('Title').fill(TITLE)
    await choose(chair, 'Kind', 'Draft resolution')
    await chair.page.getByLabel('Label', { exact: true }).fill('Conf. 18.XX')
    await chair.page.getByRole('button', { name: 'Begin the draft' }).click()
    await chair.page.waitForURL(/\/drafts\/.+/)
    await sheet(chair).click()
    await sheet(chair).pressSequentially(OPENING)
    await chair.page.keyboard.press('Enter')
    await chair.page.keyboard.press('Enter')
    await recorded(chair)

    await member.open(new URL(chair.page.url()).pathname)
    await readsIn(member, OPENING)
    await chair.page.keyboard.press('ArrowUp')
    await sheet(member).locator('p:nth-of-type(2) .wg-cursor, :nth-child(2) .wg-cursor').first().waitFor()
    await sheet(member).locator('p').last().click()
    await Promise.all([chair.page.keyboard.type(CHAIR_TYPES), member.page.keyboard.type(MEMBER_TYPES)])
    await Promise.all([readsIn(chair, MEMBER_TYPES), readsIn(member, CHAIR_TYPES), recorded(chair), recorded(member)])
    for (const seat of [chair, member]) {
      expect(await paragraphs(seat)).toEqual([OPENING, CHAIR_TYPES, MEMBER_TYPES])
    }

    const here = (seat: Seat) => seat.page.getByRole('list', { name: 'People at this draft' })
    await here(chair).getByText('France', { exact: true }).waitFor()
    await here(member).getByText('Kenya', { exact: true }).waitFor()
    await sheet(member).locator('.wg-cursor-name').getByText('Kenya').waitFor()
  })

  it('[W5] nothing is lost when the server is killed', async () => {
    for (const seat of seats) expect(seat.takeFaults()).toEqual([])
    await server.kill()
    await chair.page
      .getByText(/^Offline since/)
      .last()
      .waitFor()
    await member.page
      .getByText(/^Offline since/)
      .last()
      .waitFor()
    await chair.page.keyboard.type(WHILE_AWAY)
    await chair.page
      .getByText(/not recorded, kept on this device/)
      .last()
      .waitFor()
    await server.startAgain()
    await Promise.all([recorded(chair), recorded(member), readsIn(member, WHILE_AWAY.trim())])
    // That nobody answered is the only thing that the browsers may have noted.
    for (const seat of seats) {
      for (const fault of seat.takeFaults()) expect(fault).toMatch(/ERR_CONNECTION_REFUSED|WebSocket connection to/)
    }
    await member.page.keyboard.type(GOES_ON)
    await readsIn(chair, GOES_ON.trim())
    await recorded(member)
    const fresh = await Seat.take(browser, server.url)
    seats.push(fresh)
    await fresh.context.addCookies(await secretariat.context.cookies())
    await fresh.open(new URL(chair.page.url()).pathname)
    await readsIn(fresh, OPENING)
    const all = [OPENING, CHAIR_TYPES + WHILE_AWAY, MEMBER_TYPES + GOES_ON]
    for (const seat of [chair, member, fresh]) expect(await paragraphs(seat)).toEqual(all)
    await fresh.page.close()
  })

  it('[W6] a stock provider with a token writes, and the browsers show it', async () => {
    const draftId = new URL(chair.page.url()).pathname.split('/').at(-1) ?? ''
    const token = await startProgram('server/cli.ts', ['token', 'member@example.org'], { DATA_DIR: server.dataDir })
      .ended
    expect(token.code, token.stderr).toBe(0)
    class WithToken extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols, { headers: { authorization: `Bearer ${token.stdout.trim()}` } })
      }
    }
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync`, draftId, doc, {
      WebSocketPolyfill: WithToken as never,
      disableBc: true,
    })
    await new Promise<void>((synced) => provider.on('sync', (isSynced) => isSynced && synced()))
    const content = doc.getXmlFragment('content')
    expect(content.toString()).toContain(OPENING)
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.setAttribute('role', 'operative')
    const words = new Y.XmlText()
    words.insert(0, BY_PROGRAM)
    paragraph.insert(0, [words])
    content.push([paragraph])
    await Promise.all([readsIn(chair, BY_PROGRAM), readsIn(member, BY_PROGRAM)])
    provider.destroy()
    provider.awareness.destroy()
  })

  it('[W7] a report is compiled, and brackets hold it up until they are gone', async () => {
    const { page } = chair
    await chair.open('/reports')
    await page.getByRole('button', { name: 'Compile a report' }).click()
    await choose(chair, 'Meeting', /^SC69/)
    await choose(chair, 'Agenda item', /cybercrime/i)
    await choose(chair, 'Draft for the annex', new RegExp(TITLE))
    await page.getByRole('button', { name: 'Compile', exact: true }).click()
    await page.waitForURL(/\/reports\/.+/)
    await chair.settle()
    const report = new URL(page.url()).pathname
    await page
      .getByText(/Text in square brackets is not agreed/)
      .first()
      .waitFor()
    await secretariat.open(report)
    const issue = secretariat.page.getByRole('button', { name: 'Issue', exact: true })
    expect(await issue.isDisabled()).toBe(true)

    await page.getByRole('link', { name: 'Go to the paragraph' }).click()
    await page.waitForURL(/\/drafts\/.+#.+/)
    await sheet(chair).getByText(MEMBER_TYPES).first().click({ clickCount: 3 })
    await page.keyboard.type(AGREED)
    await readsIn(chair, AGREED)
    await recorded(chair)
    expect((await paragraphs(chair)).slice(-4)).toEqual([OPENING, CHAIR_TYPES + WHILE_AWAY, AGREED, BY_PROGRAM])
    await secretariat.open(report)
    expect(await secretariat.page.getByText(/square brackets/).count()).toBe(0)
    await issue.click()
    await secretariat.page.getByRole('button', { name: 'Issue the document' }).click()
    await secretariat.page.getByRole('heading', { name: 'Issued', exact: true }).waitFor()
  })

  it('[W8] both files carry the same words', async () => {
    const file = await download(secretariat, 'Word')
    const word = wordsIn(textOfWord(file))
    const annex = [OPENING, CHAIR_TYPES + WHILE_AWAY, AGREED, BY_PROGRAM].flatMap(wordsIn)
    expect(word.slice(-annex.length)).toEqual(annex)
    const pdf = await textOfPdf(await download(secretariat, 'PDF'))
    if (pdf === null) process.stdout.write('pdftotext is not installed: the text of the PDF was not read.\n')
    else expect(missingIn(wordsIn(pdf), word)).toEqual([])

    await chair.page.keyboard.type(' Written after the issue.')
    await recorded(chair)
    expect(await download(secretariat, 'Word')).toEqual(file)
  })

  it('[W9] no browser has asked another host or noted an error', () => {
    expect(seats.flatMap((seat) => seat.strayRequests)).toEqual([])
    expect(seats.flatMap((seat) => seat.takeFaults())).toEqual([])
  })
})

function textOfWord(file: Uint8Array): string {
  const part = unzipSync(file)['word/document.xml']
  if (!part) throw new Error('The Word file has no document part')
  const xml = new TextDecoder().decode(part)
  return xml
    .replaceAll(/<\/w:p>|<w:tab\/>|<w:br\/>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

/** null where pdftotext is not installed. */
async function textOfPdf(file: Uint8Array): Promise<string | null> {
  const read = run('pdftotext', ['-', '-'], { maxBuffer: 10_000_000 })
  read.child.stdin?.end(file)
  return read.then(
    ({ stdout }) => stdout,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    },
  )
}

/** Words alone: letters and figures, whatever stands between them. */
function wordsIn(text: string): string[] {
  return text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The words that the other text has less often. Pages set them in another order: footnotes, columns, heads. */
function missingIn(other: readonly string[], words: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1)
  return words.filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count <= 0
  })
}
