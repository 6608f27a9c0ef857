/** The whole negotiation, as docs/spec/negotiation.md tells it. The first step that fails ends it. */
import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, Seat } from '../support/browser.ts'
import { RealServer } from '../support/real-server.ts'
import { withWords } from '../support/word-file.ts'

const TITLE = 'Draft resolution on offers of wildlife on line'
const TEXT = [
  'URGES Parties to name one contact point for offers on line;',
  'RECOMMENDS that evidence is secured before a page is closed;',
  'INVITES platforms to keep records of what they take down;',
  'ENCOURAGES Parties to train those who read such offers; and',
  'REQUESTS the Secretariat to publish what it was sent.',
]
const DELEGATIONS = ['Indonesia', 'New Zealand', 'Canada'] as const
const LAST_DAY = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)

let server: RealServer
let browser: Browser
let chair: Seat
let france: Seat
let secretariat: Seat
const others = new Map<(typeof DELEGATIONS)[number], Seat>()
const seats: Seat[] = []
let draft = ''

const seatOf = (name: (typeof DELEGATIONS)[number]): Seat => {
  const seat = others.get(name)
  if (!seat) throw new Error(`${name} has no seat`)
  return seat
}
const working = (seat: Seat): Locator => seat.page.getByRole('textbox', { name: /^Your proposals/ })
const bar = (seat: Seat): Locator => working(seat).getByRole('group', { name: /^Your .*, not sent yet$/ })
const sheet = (seat: Seat): Locator => seat.page.getByRole('textbox', { name: /^Text of the draft/ })
const said = (seat: Seat, words: string | RegExp) => seat.page.getByText(words).first().waitFor()
const recorded = (seat: Seat) =>
  seat.page.getByText('Everything you wrote is recorded on the server.', { exact: true }).waitFor()

async function take(signIn: (seat: Seat) => Promise<void>): Promise<Seat> {
  const seat = await Seat.take(browser, server.url)
  seats.push(seat)
  await signIn(seat)
  return seat
}

const sit = (who: string) => take((seat) => seat.signIn(server.links.get(who) ?? ''))

/** As delegates do who were not at the first start: they ask for a link by mail. */
const sitByMail = (email: string) =>
  take(async (seat) => {
    await seat.open('/sign-in')
    await seat.page.getByLabel('E-mail address').fill(email)
    await seat.page.getByRole('button', { name: 'Send the link' }).click()
    await seat.page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
    await seat.signIn(await server.mailedLink(email))
  })

/** What is recorded, paragraph by paragraph. */
async function recordedText(): Promise<string[]> {
  const { content } = await (await chair.page.request.get(`/api${draft}/content`)).json()
  const words = (node: { text?: string; attrs?: { side?: string }; content?: never[] }): string => {
    const { side } = node.attrs ?? {}
    if (side) return side === 'open' ? '[' : ']'
    return node.text ?? (node.content ?? []).map(words).join('')
  }
  return content.map(words)
}

/** Words put before the last sign of a paragraph, a reason, and sent: by keys alone. */
async function propose(seat: Seat, place: number, words: string, reason: string): Promise<void> {
  const { keyboard } = seat.page
  await working(seat).focus()
  await keyboard.press('Control+Home')
  const before = TEXT.slice(0, place + 1).join(' ').length - 1
  for (let step = 0; step < before; step++) await keyboard.press('ArrowRight')
  await keyboard.type(words)
  await keyboard.press('Control+Enter')
  await bar(seat).getByLabel('Reason').and(seat.page.locator(':focus')).waitFor()
  await keyboard.type(reason)
  await keyboard.press('Enter')
}

const tray = (seat: Seat): Locator => seat.page.locator('wg-proposals-panel')

async function answer(number: number, button: string): Promise<void> {
  const row = tray(chair).getByRole('button', { name: new RegExp(`^P${number} `) })
  // The tray opens the next one by itself after an answer.
  if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click()
  await tray(chair).locator('wg-proposal-card').getByRole('button', { name: button, exact: true }).click()
}

async function download(seat: Seat, name: string | RegExp): Promise<Uint8Array> {
  const [file] = await Promise.all([
    seat.page.waitForEvent('download'),
    seat.page.getByRole('link', { name }).first().click(),
  ])
  return new Uint8Array(readFileSync(await file.path()))
}

beforeAll(async () => {
  server = await RealServer.start('info')
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.end()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  await Promise.all(seats.map((seat, place) => seat.photograph(`tests/.output/negotiation-${place}`)))
})

describe('five delegations and a text', () => {
  it('[NE1] the Chair opens a round, and every delegation finds it on its table', async () => {
    chair = await sit('Chair')
    france = await sit('Member')
    secretariat = await sit('Secretariat')
    for (const name of DELEGATIONS)
      others.set(name, await sitByMail(`${name.toLowerCase().replace(' ', '-')}@example.org`))

    draft = await chair.page.evaluate(
      async ([title, words]) => {
        const headers = { 'content-type': 'application/json' }
        const groups = await (await fetch('/api/groups')).json()
        const paragraphs = words.map((text) => ({ role: 'operative', text }))
        const body = { title, kind: 'resolution', groupId: groups.items[0].id, from: { paragraphs } }
        const made = await (await fetch('/api/drafts', { method: 'POST', headers, body: JSON.stringify(body) })).json()
        const { rights } = await (await fetch(`/api/drafts/${made.id}`)).json()
        const set = JSON.stringify({ ...rights, member: 'propose', observer: 'comment' })
        await fetch(`/api/drafts/${made.id}/rights`, { method: 'PUT', headers, body: set })
        return `/drafts/${made.id}`
      },
      [TITLE, TEXT] as const,
    )
    await chair.open(`${draft}/rounds`)
    await chair.page.getByRole('button', { name: 'Open a round' }).click()
    await chair.page.getByLabel('What is asked of the group').fill('Proposals on the first draft')
    await chair.page.getByRole('textbox', { name: /^Last day/ }).fill(LAST_DAY)
    await chair.page.getByRole('textbox', { name: /^Name of the version/ }).fill('First draft')
    await chair.page.getByRole('button', { name: 'Open the round', exact: true }).click()
    await said(chair, 'Proposals on the first draft')
    for (const seat of [france, ...others.values()]) {
      await seat.open('/')
      await said(seat, 'Proposals on the first draft')
    }
  })

  it('[NE2] four delegations propose, one of them without a connection and one by Word', async () => {
    const [indonesia, newZealand, canada] = DELEGATIONS.map(seatOf) as [Seat, Seat, Seat]
    for (const seat of [france, indonesia, newZealand]) {
      await seat.open(`${draft}?reading=proposals`)
      await working(seat)
        .getByText(TEXT[0] ?? '')
        .waitFor()
    }
    await propose(france, 0, ' and to say who it is', 'One must know whom to call.')
    await said(france, 'Proposed as P1.')

    await newZealand.context.setOffline(true)
    await propose(newZealand, 2, ' for five years', 'Courts are slow.')
    await bar(newZealand).getByText('There is no connection.').waitFor()

    await propose(indonesia, 3, ' each year', 'Once is not enough.')
    await said(indonesia, 'Proposed as P2.')

    await newZealand.context.setOffline(false)
    await said(newZealand, 'Proposed as P3.')

    const left = await canada.page.request.get(`/api${draft}/export?format=docx`)
    const edited = withWords(new Uint8Array(await left.body()), 'what it was sent.', 'what it was sent, by subject.')
    await canada.open(`${draft}/word`)
    await canada.page.setInputFiles('input[type=file]', {
      name: 'Draft, with our change.docx',
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer: Buffer.from(edited),
    })
    await canada.page.getByRole('heading', { name: /one proposal$/ }).waitFor()
    await canada.page.getByRole('button', { name: 'Send one proposal' }).click()
    await canada.page.getByRole('heading', { name: 'Sent: one proposal' }).waitFor()

    expect(await recordedText()).toEqual(TEXT)
    await said(france, 'P4')
    await france.photograph('tests/.output/negotiation-proposed')
  })

  it('[NE3] what a delegation says among itself stays there', async () => {
    const comment = async (text: string, visibility: 'group' | 'delegation') => {
      const status = await france.page.evaluate(
        async ([path, words, who]) => {
          const body = JSON.stringify({ anchor: { on: 'text' }, type: 'substantive', visibility: who, text: words })
          const headers = { 'content-type': 'application/json' }
          return (await fetch(`/api${path}/comments`, { method: 'POST', headers, body })).status
        },
        [draft, text, visibility] as const,
      )
      expect(status).toBe(201)
    }
    await comment('We can live without it.', 'delegation')
    await comment('The title should name platforms.', 'group')
    for (const seat of [chair, secretariat, seatOf('Indonesia')]) {
      await seat.open(draft)
      await seat.page.getByRole('tab', { name: /^Comments/ }).click()
      await said(seat, 'The title should name platforms.')
      expect(await seat.page.locator('body').ariaSnapshot()).not.toContain('live without')
    }
  })

  it('[NE4] the Chair answers from the tray, and each author is told', async () => {
    await chair.open(`${draft}?reading=chair`)
    await chair.page.getByRole('tab', { name: /^Proposals/ }).click()
    await answer(1, 'Place in the text')
    await said(chair, 'P1, France: placed in the text.')
    await answer(3, 'Place in brackets')
    await said(chair, 'P3, New Zealand: placed in the text in brackets.')
    await answer(2, 'Decline…')
    await tray(chair).getByLabel('Reason, which its author is told').fill('Budgets do not allow it.')
    await chair.page.keyboard.press('Tab')
    await chair.page.keyboard.press('Enter')
    await said(chair, 'P2, Indonesia: declined.')
    await chair.photograph('tests/.output/negotiation-answered')
    expect(await recordedText()).toEqual([
      'URGES Parties to name one contact point for offers on line and to say who it is;',
      TEXT[1],
      'INVITES platforms to keep records of what they take down[ for five years];',
      TEXT[3],
      TEXT[4],
    ])
    for (const [seat, words] of [
      [france, /P1/],
      [seatOf('New Zealand'), /P3/],
      [seatOf('Indonesia'), /Budgets do not allow it/],
    ] as const) {
      await seat.open('/')
      await said(seat, words)
    }
  })

  it('[NE5] a bracket goes by an act; a comma reopens what was agreed', async () => {
    await chair.page.getByRole('tab', { name: /^Brackets/ }).click()
    const brackets = chair.page.locator('wg-brackets-panel')
    await brackets.locator('.row').first().click()
    await brackets.getByRole('button', { name: 'Remove …' }).click()
    await chair.page.getByRole('button', { name: 'Remove the bracket', exact: true }).click()
    await expect
      .poll(async () => (await recordedText())[2])
      .toBe('INVITES platforms to keep records of what they take down for five years;')

    await chair.page.getByRole('tab', { name: /^Agreed/ }).click()
    await sheet(chair).locator('p').filter({ hasText: 'INVITES' }).click()
    const agreed = chair.page.locator('wg-agreements-panel')
    await agreed.getByRole('button', { name: 'Record the selected paragraphs as agreed' }).click()
    await agreed.getByLabel('What was said').fill('agreed ad referendum, second session')
    await chair.page.keyboard.press('Enter')
    await secretariat.open(draft)
    const sign = (seat: Seat, name: RegExp) => sheet(seat).getByRole('button', { name })
    await sign(secretariat, /^Agreed: agreed ad referendum, second session$/).waitFor()
    await sheet(secretariat).locator('p').filter({ hasText: 'INVITES' }).click()
    await secretariat.page.keyboard.press('End')
    await secretariat.page.keyboard.type(' ')
    await sign(chair, /^Was agreed, and has been changed since$/).waitFor()
    await secretariat.page.keyboard.press('Backspace')
    await sign(chair, /^Agreed:/).waitFor()
    await recorded(secretariat)
  })

  it('[NE6] the closed round has a table of all that was said to the group', async () => {
    await chair.open(`${draft}/rounds`)
    await chair.page.getByRole('button', { name: 'Close early' }).click()
    await chair.page.getByRole('button', { name: 'Close early' }).last().click()
    await chair.page.getByText(/Received: 5/).waitFor()
    const rows = chair.page.getByRole('table').getByRole('row')
    for (const words of ['New Zealand', 'Budgets do not allow it.', 'The title should name platforms.'])
      await rows.filter({ hasText: words }).first().waitFor()
    expect(await chair.page.locator('body').ariaSnapshot()).not.toContain('live without')
    const sheets = unzipSync(await download(chair, /Excel|spreadsheet|xlsx/i))
    const cells = Object.entries(sheets).flatMap(([name, part]) => (/xl\/.*\.xml$/.test(name) ? strFromU8(part) : ''))
    expect(cells.join('')).toContain('Budgets do not allow it.')
    const word = strFromU8(unzipSync(await download(chair, /Word/))['word/document.xml'] ?? new Uint8Array())
    expect(word).toContain('for five years')
    expect([...cells, word].join('')).not.toContain('live without')
  })

  it('[NE7] versions show what has changed since, and the room shows the same words', async () => {
    await chair.open(`${draft}/versions?from=1&to=now`)
    await chair.page.locator('wg-marked-text ins').filter({ hasText: 'and to say who it is' }).waitFor()
    await chair.page.locator('wg-marked-text ins').filter({ hasText: 'for five years' }).waitFor()
    expect(await chair.page.locator('wg-marked-text del').count()).toBe(0)
    await secretariat.open(`${draft}/room`)
    await said(secretariat, 'keep records of what they take down for five years')
    await secretariat.photograph('tests/.output/negotiation-room')
    const shown = await secretariat.page.locator('body').ariaSnapshot()
    for (const name of ['Camille', 'Wanjiru', 'Aroha']) expect(shown).not.toContain(name)
  })

  it('[NE8] no browser has asked another host or noted an error of ours', () => {
    expect(seats.flatMap((seat) => seat.strayRequests)).toEqual([])
    const faults = seats.flatMap((seat) => seat.takeFaults())
    // The browser itself notes what it could not fetch while it had no connection.
    expect(faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault))).toEqual([])
  })
})
