/** Versions as a delegate uses them: naming one, comparing two texts, going from change to change by key, restoring. */
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
  draft = `/drafts/${items.find(({ kind }: { kind: string }) => kind === 'resolution').id}`
})
afterAll(async () => {
  await browser?.close()
  await server?.end()
})

it('[VE4] the Chair names the text as it stands, and it is in the list with its purpose', async () => {
  const { page } = seat
  await seat.open(draft)
  await page
    .getByRole('button', { name: 'Versions' })
    .or(page.getByRole('link', { name: 'Versions' }))
    .first()
    .click()
  await page.waitForURL('**/versions')
  await page.getByRole('button', { name: 'Name a version' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Draft for the plenary')
  await page.getByLabel('Purpose').fill('For comments, 12 March')
  await page.keyboard.press('Enter')
  const list = page.getByRole('navigation', { name: 'Versions' })
  await list.getByRole('link', { name: 'Draft for the plenary' }).waitFor()
  expect(await list.textContent()).toContain('For comments, 12 March')
  await page.getByText('The two texts are the same.').waitFor()
})

it('[VE7] two texts are shown as one, said in words, and walked through by key', async () => {
  const { page } = seat
  await seat.open(`${draft}/versions?from=@1&to=now`)
  const text = page.locator('wg-marked-text')
  await text.locator('ins').first().waitFor()
  expect(await text.locator('ins').first().textContent()).toMatch(/start of new text.*end of new text/s)
  const count = await page.locator('.wg-changes-list li').count()
  expect(count).toBeGreaterThan(3)
  await page.keyboard.press('ArrowRight')
  await page.getByText(`1 of ${count}`).waitFor()
  const first = await page.evaluate(() => document.activeElement?.getAttribute('data-place'))
  await page.keyboard.press('ArrowRight')
  await page.getByText(`2 of ${count}`).waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-place'))).not.toBe(first)
  await page.keyboard.press('ArrowLeft')
  await page.getByText(`1 of ${count}`).waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-place'))).toBe(first)
  expect(await seat.violations()).toEqual([])
})

it('[VE8] who wrote what is told by delegation, the person on demand', async () => {
  const { page } = seat
  await seat.open(`${draft}/versions?from=@1&to=now`)
  await page.getByRole('checkbox', { name: 'Who wrote what' }).check()
  const named = page.locator('wg-marked-text ins.has-writer').first()
  await named.waitFor()
  expect(await named.getAttribute('title')).toMatch(/^Put in by .+, .+/)
  expect(await page.getByRole('complementary', { name: 'Changes' }).getByText('Peru').count()).toBeGreaterThan(0)
  expect(await seat.violations()).toEqual([])
})

it('[VE6] what cannot be compared is refused in a sentence, and the way to choose another stays', async () => {
  const { page } = seat
  await seat.open(`${draft}/versions?from=77&to=now`)
  await page.getByText('This draft has no version 77.').waitFor()
  await seat.open(`${draft}/versions?from=1&to=now`)
  await page.locator('wg-marked-text .wg-document').waitFor()
  // The one refusal was a 404, which a browser notes by itself.
  expect(seat.takeFaults().filter((fault) => !fault.includes('404'))).toEqual([])
})

it('[VE10] a version is restored after the question is answered, and what came later stays in the history', async () => {
  const { page } = seat
  await page.request.post(`/api${draft}/moments/1/restore`, { data: {}, headers: { origin: server.url } })
  await seat.open(`${draft}/versions?from=3&to=now`)
  await page.locator('wg-marked-text del').first().waitFor()
  await page.getByRole('button', { name: 'Bring this text back' }).click()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await page.waitForURL((address) => address.pathname === draft)
  await seat.open(`${draft}/versions?from=3&to=now`)
  await page.getByText('The two texts are the same.').waitFor()
})
