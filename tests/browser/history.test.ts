/** Looking back in a draft as a delegate does: earlier moments, who wrote what, and bringing a text back. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, Seat } from '../support/browser.ts'
import { RealServer } from '../support/real-server.ts'

let server: RealServer
let browser: Browser
let seat: Seat
let draft = ''

beforeAll(async () => {
  server = await RealServer.start()
  browser = await openBrowser()
  seat = await Seat.take(browser, server.url)
  await seat.signIn(server.links.get('Chair') ?? '')
  const { items } = await (await seat.page.request.get('/api/drafts')).json()
  draft = `/drafts/${items[0].id}`
})
afterAll(async () => {
  await browser?.close()
  await server?.end()
})

/** The words of a text, without the signs that stand beside its paragraphs. */
const wordsOf = (place: string): Promise<string> =>
  seat.page.locator(`${place} .wg-document`).evaluate((text) => {
    const copy = text.cloneNode(true) as HTMLElement
    for (const sign of copy.querySelectorAll('.ProseMirror-widget, .wg-signs, .wg-sign')) sign.remove()
    return copy.textContent ?? ''
  })
const shown = () => wordsOf('wg-moment')

it('[H10] earlier moments are reached with the arrow keys, and each has an address', async () => {
  const { page } = seat
  await seat.open(draft)
  await page
    .getByRole('button', { name: 'History' })
    .or(page.getByRole('link', { name: 'History' }))
    .first()
    .click()
  await page.waitForURL('**/history')
  await page.locator('wg-moment .wg-document').waitFor()
  const newest = await shown()
  await page.keyboard.press('ArrowLeft')
  await page.waitForURL(/\?at=\d+/)
  await page.getByRole('button', { name: 'Bring this text back' }).waitFor()
  const earlier = await shown()
  expect(earlier).not.toBe(newest)
  await seat.open(page.url())
  await page.locator('wg-moment .wg-document').waitFor()
  expect(await shown()).toBe(earlier)
  await page.keyboard.press('ArrowRight')
  await page.getByText('as it stands now').waitFor()
  expect(await shown()).toBe(newest)
})

it('[H8] who wrote is told by delegation, the person on demand, in words as well as in colour', async () => {
  const { page } = seat
  await seat.open(`${draft}/history`)
  await page.getByRole('radio', { name: 'Who wrote what' }).check()
  const legend = page.getByRole('complementary', { name: 'Who wrote it' })
  await legend.getByRole('button', { name: /^Peru/ }).click()
  expect(await page.locator('.wg-written[class*="is-tint"]').first().getAttribute('title')).toMatch(/Peru/)
  for (const showing of ['Who wrote what', 'What changed in this sitting']) {
    await page.getByRole('radio', { name: showing }).check()
    await seat.settle()
    expect(await seat.violations()).toEqual([])
  }
})

it('[H6] a text that was brought back is in the draft, and what came later still in the history', async () => {
  const { page } = seat
  await seat.open(`${draft}/history`)
  await page.locator('wg-moment .wg-document').waitFor()
  const newest = await shown()
  await page.getByRole('navigation', { name: 'Sittings' }).getByRole('link').last().click()
  await page.getByRole('button', { name: 'Bring this text back' }).click()
  const first = await shown()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await page.waitForURL((address) => address.pathname === draft)
  await page.locator('wg-draft-editor .wg-document').waitFor()
  await expect.poll(() => wordsOf('wg-draft-editor')).toBe(first)
  await seat.open(`${draft}/history`)
  await page.locator('wg-moment .wg-document').waitFor()
  expect(await shown()).toBe(first)
  await page.keyboard.press('ArrowLeft')
  await page.getByRole('button', { name: 'Bring this text back' }).waitFor()
  expect(await shown()).toBe(newest)
  expect(seat.takeFaults()).toEqual([])
})
