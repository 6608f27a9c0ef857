/**
 * A negotiation by keys alone: a member proposes in Propose mode, the Chair answers from the tray, the member sees what became of
 * it. Unsent work outlives a reload and a server that is away.
 */
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openBrowser, Seat } from '../support/browser.ts'
import { RealServer } from '../support/real-server.ts'

let server: RealServer
let browser: Browser
let chair: Seat
let member: Seat
const seats: Seat[] = []
const FIRST_WORDS = [
  'Parties report what they find',
  'The Secretariat keeps the page',
  'Offers are taken down',
  'Records are kept',
]

const working = (seat: Seat): Locator => seat.page.getByRole('textbox', { name: /^Your proposals/ })
const shared = (seat: Seat): Locator => seat.page.locator('wg-draft-editor .wg-document')
const tray = (seat: Seat): Locator => seat.page.locator('wg-proposals-panel')
const bar = (seat: Seat): Locator => working(seat).getByRole('group', { name: /^Your .*, not sent yet$/ })
const said = (seat: Seat, words: string | RegExp) => seat.page.getByText(words).first().waitFor()

async function sit(who: string): Promise<Seat> {
  const seat = await Seat.take(browser, server.url)
  seats.push(seat)
  await seat.signIn(server.links.get(who) ?? '')
  return seat
}

/** @returns the page of a new draft in which members propose */
async function beginDraft(title: string): Promise<string> {
  return chair.page.evaluate(
    async ([words, name]) => {
      const headers = { 'content-type': 'application/json' }
      const send = async (path: string, method: string, body: object) =>
        (await fetch(path, { method, headers, body: JSON.stringify(body) })).json()
      const groups = await (await fetch('/api/groups')).json()
      const paragraphs = (words as string[]).map((text) => ({ role: 'numbered', text }))
      const draft = { title: name, kind: 'resolution', groupId: groups.items[0].id, from: { paragraphs } }
      const { id } = await send('/api/drafts', 'POST', draft)
      const { rights } = await (await fetch(`/api/drafts/${id}`)).json()
      await send(`/api/drafts/${id}/rights`, 'PUT', { ...rights, member: 'propose' })
      return `/drafts/${id}`
    },
    [FIRST_WORDS, title] as const,
  )
}

/** Puts the caret at the end of a paragraph by keys, from the beginning of the text. */
async function toEndOf(seat: Seat, words: string): Promise<void> {
  await working(seat).focus()
  await seat.page.keyboard.press('Control+Home')
  const texts = await working(seat).locator('.wg-paragraph > p').allTextContents()
  for (let step = texts.findIndex((text) => text.includes(words)); step > 0; step--)
    await seat.page.keyboard.press('ArrowDown')
  await seat.page.keyboard.press('End')
}

/** From the change in hand to its bar, a reason, and sent. */
async function sendByKeys(seat: Seat, reason: string, number: number): Promise<void> {
  await seat.page.keyboard.press('Control+Enter')
  await bar(seat).getByLabel('Reason').and(seat.page.locator(':focus')).waitFor()
  await seat.page.keyboard.type(reason)
  await seat.page.keyboard.press('Enter')
  await said(seat, `Proposed as P${number}.`)
  await bar(seat).first().waitFor({ state: 'detached' })
}

/** What the server has recorded, paragraph by paragraph. */
async function textOf(draft: string): Promise<string[]> {
  const { content } = await (await chair.page.request.get(`/api${draft}/content`)).json()
  const words = (node: { text?: string; content?: never[] }): string =>
    node.text ?? (node.content ?? []).map(words).join('')
  return content.map(words)
}

beforeAll(async () => {
  server = await RealServer.start()
  browser = await openBrowser()
  chair = await sit('Chair')
  member = await sit('Member')
})
afterAll(async () => {
  await browser?.close()
  await server?.end()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  await Promise.all(seats.map((seat, place) => seat.photograph(`tests/.output/proposals-${place}`)))
})

it('[PM20] [PM21] a member proposes by keys, the Chair answers by keys, and the member is told', {
  timeout: 120_000,
}, async () => {
  const draft = await beginDraft('On keys alone')
  await member.open(`${draft}?reading=proposals`)
  await working(member).waitFor()
  const { keyboard } = member.page

  await toEndOf(member, FIRST_WORDS[0] ?? '')
  await keyboard.type(' each year')
  await sendByKeys(member, 'A date helps.', 1)
  await toEndOf(member, FIRST_WORDS[1] ?? '')
  await keyboard.press('Enter')
  await keyboard.type('Nobody is named on it')
  await sendByKeys(member, 'Privacy.', 2)
  await toEndOf(member, FIRST_WORDS[2] ?? '')
  await keyboard.press('Shift+Home')
  await keyboard.press('Backspace')
  await keyboard.press('Backspace')
  await keyboard.press('Backspace')
  await sendByKeys(member, 'Said elsewhere.', 3)
  await toEndOf(member, FIRST_WORDS[3] ?? '')
  await keyboard.press('Alt+Shift+ArrowUp')
  await sendByKeys(member, 'It comes first.', 4)
  expect(await textOf(draft)).toEqual(FIRST_WORDS)
  const heard = await working(member).ariaSnapshot()
  expect(heard).toContain('start of proposed insertion, France')
  expect(heard).toContain('start of proposed deletion, France')

  await chair.open(`${draft}?reading=chair`)
  const rows = tray(chair).locator('.row')
  await rows.nth(3).waitFor()
  await rows.first().focus()
  await chair.page.keyboard.press('j')
  await tray(chair)
    .getByRole('button', { name: /^P1 France/, expanded: true })
    .waitFor()
  const press = async (name: string | RegExp) => {
    await tray(chair).locator('wg-proposal-card').getByRole('button', { name }).focus()
    await chair.page.keyboard.press('Enter')
  }
  await press('Place in the text')
  await said(chair, 'P1, France: placed in the text.')
  await tray(chair).locator('.row:focus[aria-expanded="true"]').filter({ hasText: 'P2' }).waitFor()
  await press('Place in brackets')
  await said(chair, 'P2, France: placed in the text in brackets.')
  await tray(chair).locator('.row:focus[aria-expanded="true"]').filter({ hasText: 'P3' }).waitFor()
  await press('Decline…')
  await tray(chair).getByLabel('Reason, which its author is told').and(chair.page.locator(':focus')).waitFor()
  await chair.page.keyboard.type('It is the heart of the text.')
  await chair.page.keyboard.press('Tab')
  await chair.page.keyboard.press('Enter')
  await said(chair, 'P3, France: declined.')
  await tray(chair).locator('.row:focus[aria-expanded="true"]').filter({ hasText: 'P4' }).waitFor()
  await shared(chair).getByText(`${FIRST_WORDS[0]} each year`).waitFor()

  await tray(member)
    .getByRole('button', { name: /^P1 France Placed/ })
    .waitFor()
  await shared(member).getByText(`${FIRST_WORDS[0]} each year`).waitFor({ state: 'attached' })
  await tray(member)
    .getByRole('button', { name: /^P3 France Declined/ })
    .click()
  await tray(member).getByText('It is the heart of the text.').waitFor()
  for (const seat of [chair, member]) expect(seat.takeFaults()).toEqual([])
})

it('[PM17] [PM18] unsent work outlives a reload; what is sent while the server is away goes when it is back', async () => {
  const draft = await beginDraft('On lost connections')
  await member.open(draft)
  await toEndOf(member, FIRST_WORDS[0] ?? '')
  await member.page.keyboard.type(' in full')
  await member.page.keyboard.press('Control+Enter')
  await member.page.keyboard.type('Half is not enough.')
  await member.open(draft)
  await bar(member).getByLabel('Reason').waitFor()
  expect(await bar(member).getByLabel('Reason').inputValue()).toBe('Half is not enough.')
  await working(member).getByText('in full').waitFor()

  await member.context.setOffline(true)
  await bar(member).getByRole('button', { name: 'Send' }).click()
  await bar(member).getByText('There is no connection.').waitFor()
  await member.context.setOffline(false)
  await said(member, 'Proposed as P1.')
  await bar(member).first().waitFor({ state: 'detached' })
  const { items } = await (await member.page.request.get(`/api${draft}/proposals`)).json()
  expect(items.map(({ reason }: { reason: string }) => reason)).toEqual(['Half is not enough.'])
  expect(await textOf(draft)).toEqual(FIRST_WORDS)
  member.takeFaults()
})

it('[PM15] [PM16] what others write is in the working copy, and nothing of the working copy is in the text', async () => {
  const draft = await beginDraft('On two hands')
  await member.open(draft)
  await chair.open(draft)
  await toEndOf(member, FIRST_WORDS[0] ?? '')
  const sequence = async () => (await (await member.page.request.get(`/api${draft}/history`)).json()).items.length
  const before = await sequence()
  await member.page.keyboard.type(' and more')
  await member.page.keyboard.press('Enter')
  await member.page.keyboard.type('A new one')
  expect(await sequence()).toBe(before)
  await shared(chair).locator('p').nth(2).click()
  await chair.page.keyboard.press('End')
  await chair.page.keyboard.type(' at once')
  await working(member).getByText('Offers are taken down at once').waitFor()
  await working(member).getByText('A new one').waitFor()
  await chair.page
    .locator('wg-recorded:not([aria-busy])')
    .getByText('Everything you wrote is recorded on the server.')
    .waitFor()
  expect(await textOf(draft)).toEqual(FIRST_WORDS.map((text, place) => (place === 2 ? `${text} at once` : text)))
})

it('[E20] a key that moves the caret counts in Propose mode too, whatever others write at that moment', {
  timeout: 60_000,
}, async () => {
  const draft = await beginDraft('On moving about')
  await member.open(`${draft}?reading=proposals`)
  await chair.open(draft)
  await shared(chair).locator('p').last().click()
  await chair.page.keyboard.press('End')
  await working(member).focus()
  await member.page.keyboard.press('Control+Home')

  let isOver = false
  const writeOn = async () => {
    while (!isOver) await chair.page.keyboard.type(' on and on')
  }
  const moveAbout = async () => {
    await working(member).getByText('on and on').waitFor()
    for (let mark = 0; mark < 10; mark++) {
      for (let step = 0; step < 8; step++) await member.page.keyboard.press('ArrowRight')
      await member.page.keyboard.type('|')
    }
  }
  const movedAbout = moveAbout().finally(() => {
    isOver = true
  })
  await Promise.all([writeOn(), movedAbout])
  // Struck words are drawn, and are not in the working copy; the end of a paragraph is one step as well.
  const own = await working(member).evaluate((text) => {
    const copy = text.cloneNode(true) as HTMLElement
    for (const struck of copy.querySelectorAll('del')) struck.remove()
    return [...copy.querySelectorAll('.wg-paragraph > p')].map((paragraph) => paragraph.textContent)
  })
  const marked = FIRST_WORDS.join('\n').replaceAll(/.{8}/gs, '$&|').split('\n')
  expect(own.slice(0, 3)).toEqual(marked.slice(0, 3))
})

it('[PM7] [PM13] the desk with proposals has no fault that a tool for accessibility finds', async () => {
  const draft = await beginDraft('On everybody')
  await member.open(`${draft}?reading=proposals`)
  await toEndOf(member, FIRST_WORDS[1] ?? '')
  await member.page.keyboard.type(' up to date')
  await sendByKeys(member, '', 1)
  await toEndOf(member, FIRST_WORDS[2] ?? '')
  await member.page.keyboard.type(' soon')
  await bar(member).getByLabel('Reason').waitFor()
  await tray(member).locator('.row').first().click()
  expect(await member.violations()).toEqual([])
})
