/** Brackets in a text that two people write, in real browsers: by keyboard alone, offline inside one, copied, cut and nested. */
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
const panel = (seat: Seat): Locator => seat.page.locator('wg-brackets-panel')
const dialog = (seat: Seat): Locator => seat.page.locator('wg-bracket-dialog')
const answered = (seat: Seat) => seat.page.getByRole('dialog').waitFor({ state: 'hidden' })
const recorded = (seat: Seat) =>
  seat.page
    .locator('wg-recorded:not([aria-busy])')
    .getByText('Everything you wrote is recorded on the server.', { exact: true })
    .waitFor()

/** The paragraphs as they read on the screen, with the signs and their levels. */
const text = (seat: Seat): Promise<string[]> =>
  sheet(seat)
    .locator('.wg-paragraph > :is(p, h2, h3, h4)')
    .evaluateAll((paragraphs) =>
      paragraphs.map((paragraph) => {
        const words = paragraph.cloneNode(true) as Element
        for (const cursor of words.querySelectorAll('.wg-cursor')) cursor.remove()
        return (words.textContent ?? '').replaceAll('\u2060', '')
      }),
    )

async function sit(who: string): Promise<Seat> {
  const seat = await Seat.take(browser, server.url)
  seats.push(seat)
  await seat.signIn(server.links.get(who) ?? '')
  return seat
}

/** A new draft, open at both desks. */
async function beginDraft(...lines: string[]): Promise<void> {
  const address = await chair.page.evaluate(async (words) => {
    const groups = await (await fetch('/api/groups')).json()
    const from = { paragraphs: words.map((line) => ({ role: 'operative', text: line })) }
    const draft = { title: 'On brackets', kind: 'resolution', groupId: groups.items[0].id, from }
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch('/api/drafts', { method: 'POST', headers, body: JSON.stringify(draft) })
    return `/drafts/${(await answer.json()).id}`
  }, lines)
  for (const seat of [chair, member]) {
    await seat.open(address)
    await sheet(seat)
      .getByText(lines[0] ?? '')
      .waitFor()
    await seat.page.getByRole('tab', { name: /^Brackets/ }).click()
    await panel(seat).getByText('No brackets stand in the text.').waitFor()
  }
}

/** Puts the cursor before a letter of the first paragraph; again, where the text has taken it back as it got the focus. */
async function cursorAt(seat: Seat, place: number): Promise<void> {
  await sheet(seat).focus()
  await frames(seat)
  await expect
    .poll(async () => {
      await seat.page.keyboard.press('Control+Home')
      for (let step = 0; step < place; step++) await seat.page.keyboard.press('ArrowRight')
      await frames(seat)
      return lettersBeforeCursor(seat)
    })
    .toBe(place)
}

/** What the text does about the focus it does within a few frames. */
const frames = (seat: Seat): Promise<void> =>
  seat.page.evaluate(
    () =>
      new Promise<void>((done) => {
        let left = 4
        const next = () => (left-- > 0 ? requestAnimationFrame(next) : done())
        next()
      }),
  )

const lettersBeforeCursor = (seat: Seat): Promise<number> =>
  sheet(seat)
    .locator('.wg-paragraph > :is(p, h2, h3, h4)')
    .first()
    .evaluate((paragraph) => {
      const selection = getSelection()
      if (!selection?.focusNode) return -1
      const before = document.createRange()
      before.setStart(paragraph, 0)
      // Beside the number the browser counts as before the first letter.
      if (!paragraph.contains(selection.focusNode)) return 0
      before.setEnd(selection.focusNode, selection.focusOffset)
      const words = before.cloneContents()
      for (const added of words.querySelectorAll('.wg-cursor, small')) added.remove()
      return (words.textContent ?? '').replaceAll('\u2060', '').length
    })

/** With the keyboard alone. */
async function select(seat: Seat, from: number, count: number): Promise<void> {
  await cursorAt(seat, from)
  await seat.page.keyboard.down('Shift')
  for (let step = 0; step < count; step++) await seat.page.keyboard.press('ArrowRight')
  await seat.page.keyboard.up('Shift')
}

async function putInBrackets(seat: Seat, from: number, count: number, reason: string): Promise<void> {
  await select(seat, from, count)
  await seat.page.keyboard.type('[')
  await dialog(seat).getByLabel('Reason').fill(reason)
  await seat.page.keyboard.press('Control+Enter')
  await answered(seat)
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
  await Promise.all(seats.map((seat, place) => seat.photograph(`tests/.output/brackets-${place}`)))
})

it('[BR16] [BR17] [BR22] by keyboard alone words are put in brackets, walked through, and the bracket is removed', async () => {
  await beginDraft('URGES all Parties to report')
  await putInBrackets(chair, 6, 3, 'Instructions are awaited.')
  await expect.poll(() => text(chair)).toEqual(['URGES [all] Parties to report'])
  await expect.poll(() => text(member)).toEqual(['URGES [all] Parties to report'])
  const sign = sheet(member).locator('.wg-bracket').first()
  await expect.poll(() => sign.getAttribute('aria-label')).toMatch(/^bracket opens, asked by Kenya, \d+ \w+ \d{4}$/)
  await member.page.getByText('1 bracket, 1 paragraph', { exact: true }).waitFor()

  // One step over the sign, and it is said.
  await cursorAt(chair, 7)
  await expect
    .poll(() => chair.page.locator('.wg-bracket-spoken').textContent())
    .toMatch(/^bracket opens, asked by Kenya/)
  await chair.page.keyboard.type('almost ')
  await expect.poll(() => text(chair)).toEqual(['URGES [almost all] Parties to report'])

  await cursorAt(chair, 7)
  await chair.page.keyboard.press('Backspace')
  await expect.poll(() => sheet(chair).locator('.wg-bracket-marked').allTextContents()).not.toEqual([])
  expect(await text(chair)).toEqual(['URGES [almost all] Parties to report'])
  await chair.page.keyboard.press('Backspace')
  await dialog(chair).getByRole('radio', { name: 'Keep the words' }).waitFor()
  await dialog(chair).getByLabel('Reason').fill('Agreed.')
  await chair.page.keyboard.press('Control+Enter')
  await expect.poll(() => text(member)).toEqual(['URGES almost all Parties to report'])
  await panel(member).getByText('1 bracket that stands no more').click()
  await panel(member)
    .getByText(/The words stayed\.\s+Reason: Agreed\./)
    .waitFor()
})

it('[BR12] [BR22] one types offline inside a bracket that the other removes, and the next key loses nothing', async () => {
  await beginDraft('URGES all Parties to report')
  await putInBrackets(chair, 6, 11, '')
  await expect.poll(() => text(member)).toEqual(['URGES [all Parties] to report'])
  await recorded(member)
  await member.context.setOffline(true)
  await member.page
    .getByText(/^Offline since/)
    .last()
    .waitFor()
  await cursorAt(member, 10)
  await member.page.keyboard.type(' coastal')
  await expect.poll(() => text(member)).toEqual(['URGES [all coastal Parties] to report'])

  await panel(chair).locator('.row').click()
  await panel(chair).getByRole('button', { name: 'Remove …' }).click()
  await dialog(chair).getByRole('button', { name: 'Remove the bracket' }).click()
  await expect.poll(() => text(chair)).toEqual(['URGES all Parties to report'])
  await cursorAt(chair, 0)
  await chair.page.keyboard.type('It ')
  await recorded(chair)

  await member.context.setOffline(false)
  for (const seat of [chair, member])
    await expect.poll(() => text(seat), { timeout: 20_000 }).toEqual(['It URGES all coastal Parties to report'])
})

it('[BR4] [BR18] [BR19] [BR22] nested, cut, copied: each bracket stays whole, and a copy says of which it is one', async () => {
  await beginDraft('URGES all range States to act')
  await putInBrackets(member, 6, 16, 'Outer.')
  await expect.poll(() => text(member)).toEqual(['URGES [all range States] to act'])
  await putInBrackets(member, 11, 5, 'Inner.')
  await expect.poll(() => text(chair)).toEqual(['URGES [all [2range]2 States] to act'])
  await cursorAt(chair, 18)
  await chair.page.keyboard.press('Enter')
  await expect.poll(() => text(member)).toEqual(['URGES [all [2range]2', ' States] to act'])
  await member.page.getByText('2 brackets, 2 paragraphs', { exact: true }).waitFor()

  // What holds one end only leaves it.
  await select(chair, 0, 7)
  await chair.page.keyboard.press('Delete')
  await expect.poll(() => text(member)).toEqual(['[all [2range]2', ' States] to act'])

  await select(chair, 5, 7)
  await chair.page.keyboard.press('Control+c')
  await chair.page.keyboard.press('Control+End')
  await chair.page.keyboard.press('Control+v')
  await expect.poll(() => text(member)).toEqual(['[all [2range]2', ' States] to act[range]'])
  const rows = panel(member).locator('.row', { hasText: '[range]' })
  await expect.poll(() => rows.count()).toBe(3)
  const copy = rows.last()
  await expect.poll(() => copy.textContent()).toMatch(/France, since today/)
  await copy.click()
  await panel(member)
    .getByText(/A copy of the bracket of/)
    .waitFor()
  await member.page.getByText('3 brackets, 2 paragraphs', { exact: true }).waitFor()
})
