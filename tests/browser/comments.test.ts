/** Comments on a text that others are writing, in real browsers: what is marked where, who sees what, what is sent on return. */
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openBrowser, Seat } from '../support/browser.ts'
import { RealServer } from '../support/real-server.ts'

let server: RealServer
let browser: Browser
let chair: Seat
let member: Seat
const seats: Seat[] = []

const sheet = (seat: Seat): Locator => seat.page.getByRole('textbox', { name: /^Text of the draft/ })
const panel = (seat: Seat): Locator => seat.page.locator('wg-comments-panel')
const threads = (seat: Seat): Locator => panel(seat).locator('wg-comment-thread')
const marked = async (seat: Seat): Promise<string> =>
  (await sheet(seat).locator('.wg-commented').allTextContents()).join('')
const recorded = (seat: Seat) =>
  seat.page
    .locator('wg-recorded:not([aria-busy])')
    .getByText('Everything you wrote is recorded on the server.', { exact: true })
    .waitFor()

async function sit(who: string): Promise<Seat> {
  const seat = await Seat.take(browser, server.url)
  seats.push(seat)
  await seat.signIn(server.links.get(who) ?? '')
  return seat
}

/** A new draft of one paragraph, open at the chair's desk. @returns its page */
async function beginDraft(words: string): Promise<string> {
  const address = await chair.page.evaluate(async (text) => {
    const groups = await (await fetch('/api/groups')).json()
    const from = { paragraphs: [{ role: 'operative', text }] }
    const draft = { title: 'On comments', kind: 'resolution', groupId: groups.items[0].id, from }
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch('/api/drafts', { method: 'POST', headers, body: JSON.stringify(draft) })
    return `/drafts/${(await answer.json()).id}`
  }, words)
  await openDraft(chair, address, words)
  return address
}

async function openDraft(seat: Seat, address: string, words: string): Promise<void> {
  await seat.open(address)
  await sheet(seat).getByText(words).waitFor()
  await seat.page.getByRole('tab', { name: /^Comments/ }).click()
  await panel(seat)
    .getByRole('button', { name: /^Comment on/ })
    .waitFor()
}

/** Selects letters of the first paragraph with the keyboard alone. */
async function select(seat: Seat, from: number, count: number): Promise<void> {
  await cursorAt(seat, from)
  await seat.page.keyboard.down('Shift')
  for (let step = 0; step < count; step++) await seat.page.keyboard.press('ArrowRight')
  await seat.page.keyboard.up('Shift')
  await expect.poll(() => seat.page.evaluate(() => getSelection()?.toString().length)).toBe(count)
}

async function cursorAt(seat: Seat, place: number): Promise<void> {
  await sheet(seat).focus()
  await seat.page.keyboard.press('Control+Home')
  for (let step = 0; step < place; step++) await seat.page.keyboard.press('ArrowRight')
}

/** With the key, and the form that it opens. */
async function comment(seat: Seat, words: string, forDelegation = false): Promise<void> {
  await seat.page.keyboard.press('Control+Alt+m')
  const form = panel(seat).getByRole('form', { name: 'New comment' })
  await form.getByLabel('Comment').fill(words)
  if (forDelegation) {
    await form.getByRole('combobox', { name: 'Who sees it' }).click()
    await form.getByRole('option', { name: /^Only/ }).click()
  }
  await form.getByRole('button', { name: 'Comment' }).click()
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
  await Promise.all(seats.map((seat, place) => seat.photograph(`tests/.output/comments-${place}`)))
})

const TEXT = 'Parties share what they know about trade by Internet.'
const QUOTE = 'what they know'

it('[CM9] [CM10] [CM17] two people comment while one writes around and inside the words, and cuts the paragraph', async () => {
  const draft = await beginDraft(TEXT)
  await openDraft(member, draft, TEXT)
  await select(member, TEXT.indexOf(QUOTE), QUOTE.length)
  await comment(member, 'Who knows?')
  await expect.poll(() => marked(member)).toBe(QUOTE)
  // Whoever has commented goes on in the text.
  expect(await member.page.evaluate(() => document.activeElement?.classList.contains('wg-document'))).toBe(true)
  await expect.poll(() => marked(chair)).toBe(QUOTE)
  await cursorAt(chair, TEXT.indexOf('they'))
  await chair.page.keyboard.type('all ')
  await chair.page.keyboard.press('Control+Home')
  await chair.page.keyboard.type('The ')
  await recorded(chair)
  for (const seat of [chair, member]) await expect.poll(() => marked(seat)).toBe('what all they know')

  await cursorAt(chair, 'The Parties'.length)
  await chair.page.keyboard.press('Enter')
  await recorded(chair)
  await member.page.reload()
  await expect.poll(() => marked(member)).toBe('what all they know')

  await chair.page.keyboard.press('Control+Home')
  await chair.page.keyboard.press('Control+Shift+End')
  await panel(chair).getByRole('button', { name: 'Comment on the selection' }).waitFor()
  await chair.page.keyboard.press('Delete')
  await recorded(chair)
  await panel(chair).getByText('Not in the text any more').waitFor()
  await panel(chair).getByText(QUOTE).waitFor()
  await chair.page.keyboard.press('Control+z')
  for (const seat of [chair, member]) await expect.poll(() => marked(seat)).toBe('what all they know')
  for (const seat of [chair, member]) expect(seat.takeFaults()).toEqual([])
})

it('[CM17] a mark leads to its thread, a key from the thread to its words, and a reply to both readers', async () => {
  const draft = await beginDraft(TEXT)
  await openDraft(member, draft, TEXT)
  await select(chair, TEXT.indexOf(QUOTE), QUOTE.length)
  await comment(chair, 'Say who.')
  await expect.poll(() => marked(member)).toBe(QUOTE)
  const mark = sheet(member).locator('.wg-commented')
  expect(await mark.getAttribute('aria-description')).toBe('comment by Kenya, substantive')
  await cursorAt(member, TEXT.indexOf('they'))
  await member.page.keyboard.press('Control+Alt+m')
  const thread = threads(member).filter({ hasText: 'Say who.' })
  await thread.getByLabel('Reply').fill('The contact points do.')
  await thread.getByRole('button', { name: 'Reply' }).click()
  await threads(chair).getByText('1 reply').waitFor()
  await thread.getByText('The contact points do.').waitFor()
  await thread.getByRole('button', { name: 'Show in the text' }).press('Escape')
  expect(await member.page.evaluate(() => document.activeElement?.classList.contains('wg-document'))).toBe(true)

  await sheet(chair)
    .getByRole('button', { name: /^1 comment on this paragraph/ })
    .click()
  await threads(chair).getByRole('button', { name: 'Resolve' }).click()
  await threads(chair).getByRole('button', { name: 'Resolve' }).click()
  await sheet(member).locator('.wg-commented.is-resolved').getByText(QUOTE).waitFor()
  await threads(chair).getByRole('button', { name: 'Reopen' }).click()
  await sheet(member).locator('.wg-commented.is-open').getByText(QUOTE).waitFor()
})

it('[CM3] what a delegation says among itself is on no screen of another one', async () => {
  const draft = await beginDraft(TEXT)
  await openDraft(member, draft, TEXT)
  const secretariat = await sit('Secretariat')
  await openDraft(secretariat, draft, TEXT)
  await select(member, TEXT.indexOf(QUOTE), QUOTE.length)
  await comment(member, 'Our fallback is silence.', true)
  await threads(member).getByText('Only France sees this').waitFor()
  await select(member, 0, 'Parties'.length)
  await comment(member, 'All Parties?')
  for (const seat of [chair, secretariat]) {
    await threads(seat).getByText('All Parties?').waitFor()
    expect(await threads(seat).count()).toBe(1)
    expect(await marked(seat)).toBe('Parties')
    expect(await seat.page.locator('body').ariaSnapshot()).not.toContain('fallback')
  }
})

it('[CM2] [CM17] who only reads the text selects words and comments on them, where that is allowed', async () => {
  const draft = await beginDraft(TEXT)
  const rights = {
    Chair: 'edit',
    'Vice-Chair': 'edit',
    member: 'edit',
    alternate: 'edit',
    observer: 'comment',
    Secretariat: 'edit',
  }
  await chair.page.evaluate(
    ([path, body]) =>
      fetch(`/api${path}/rights`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: body ?? '' }),
    [draft, JSON.stringify(rights)],
  )
  const observer = await sit('Observer')
  await openDraft(observer, draft, TEXT)
  await sheet(observer)
    .getByText(TEXT)
    .dblclick({ position: { x: 20, y: 10 } })
  await panel(observer).getByRole('button', { name: 'Comment on the selection' }).click()
  const form = panel(observer).getByRole('form', { name: 'New comment' })
  await form.getByLabel('Comment').fill('All of them?')
  await form.getByRole('button', { name: 'Comment' }).click()
  await threads(chair).getByText('All of them?').waitFor()
  await expect.poll(() => marked(chair)).toBe('Parties')
})

it('[CM16] what is said without a server is kept on the device and sent on return, also after the window was closed', async () => {
  const draft = await beginDraft(TEXT)
  await server.kill()
  await chair.page
    .locator('wg-recorded')
    .getByText(/^Offline since/)
    .last()
    .waitFor()
  await select(chair, TEXT.indexOf(QUOTE), QUOTE.length)
  await comment(chair, 'Said on the train.')
  await panel(chair).getByText('kept on this device and sent when the connection is back').waitFor()
  await chair.page.close()
  await chair.openWindow()
  await server.startAgain()
  await chair.open(draft)
  await chair.page.getByRole('tab', { name: /^Comments/ }).click()
  await threads(chair).getByText('Said on the train.').waitFor()
  await expect.poll(() => marked(chair)).toBe(QUOTE)
  expect(await panel(chair).getByText('kept on this device').count()).toBe(0)
})
