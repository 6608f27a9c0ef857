/** A round of comments as a Chair runs it and as a member sees it: on its page, on the desk, on the table, in the files. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, Seat } from '../support/browser.ts'
import { RealServer } from '../support/real-server.ts'

let server: RealServer
let browser: Browser
let chair: Seat
let member: Seat
let draft = ''

beforeAll(async () => {
  server = await RealServer.start()
  browser = await openBrowser()
  chair = await Seat.take(browser, server.url)
  member = await Seat.take(browser, server.url, { width: 390, height: 844 })
  await chair.signIn(server.links.get('Chair') ?? '')
  await member.signIn(server.links.get('Member') ?? '')
  const { items } = await (await chair.page.request.get('/api/drafts')).json()
  draft = `/drafts/${items.find(({ kind }: { kind: string }) => kind === 'resolution').id}`
})
afterAll(async () => {
  await browser?.close()
  await server?.end()
})

const isTooWide = ({ page }: Seat) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)

it('[RO9] the table of a round keeps apart what came after its extension, and is filtered in the address', async () => {
  for (const seat of [chair, member]) {
    const { page } = seat
    await seat.open(`${draft}/rounds`)
    await page.getByRole('navigation', { name: 'Rounds' }).getByRole('link').last().click()
    await page.getByText('Received after the day first set', { exact: false }).waitFor()
    await seat.open(`${page.url()}&party=Peru`)
    await page.getByText('1 contribution', { exact: false }).first().waitFor()
    expect(await page.getByText('Peru could live with that.').count()).toBe(1)
    expect(await seat.violations()).toEqual([])
    expect(await isTooWide(seat)).toBe(false)
  }
  expect(await member.page.getByRole('button', { name: 'Recall' }).count()).toBe(0)
})

it('[RO6] [RO7] the Chair extends a round and closes it; the line above the text goes with it, also on an open page', async () => {
  const { page } = chair
  await member.open(draft)
  await member.page.locator('wg-round-line').getByText('Comments before the meeting').waitFor()
  await chair.open(`${draft}/rounds`)
  await page.getByRole('button', { name: 'Extend' }).click()
  await page.getByLabel('Reason').fill('A holiday lies in between.')
  await page.locator('wg-dialog[open]').getByRole('button', { name: 'Extend' }).click()
  await page.getByText('A holiday lies in between.').waitFor()
  await page.getByRole('button', { name: 'Close early' }).click()
  await page.locator('wg-dialog[open]').getByRole('button', { name: 'Close early' }).click()
  await page
    .getByText(/^Closed on/)
    .first()
    .waitFor()
  await member.page.locator('wg-round-line p').waitFor({ state: 'detached' })
  const text = { anchor: { on: 'text' }, type: 'substantive', visibility: 'group', text: 'Too late.' }
  const late = await member.page.request.post(`/api${draft}/comments`, { data: text, headers: { origin: server.url } })
  expect([late.status(), (await late.json()).detail]).toEqual([
    409,
    expect.stringContaining('nothing is received after it'),
  ])
})

it('[RO13] [RO14] opening one shows what the group is told and whom it reaches; it waits on the table of a member', async () => {
  const { page } = chair
  await chair.open(`${draft}/rounds`)
  await page.getByRole('button', { name: 'Open a round' }).click()
  const dialog = page.locator('wg-dialog[open]')
  await dialog.getByLabel('What is asked of the group').fill('Comments on the operative part')
  await dialog.getByLabel('Name of the version').fill('Third draft')
  await dialog.getByLabel('Add to the message').fill('Paragraphs 1 to 3 only.')
  await dialog
    .getByText(/^A round is open until .+: Comments on the operative part\. Paragraphs 1 to 3 only\.$/)
    .waitFor()
  await dialog.getByText(/persons are told/).click()
  expect(await dialog.getByText(/France/).count()).toBeGreaterThan(0)
  await dialog.getByRole('button', { name: 'Open the round' }).click()
  await page.getByRole('heading', { name: 'Comments on the operative part' }).waitFor()
  await page.getByRole('link', { name: 'version 3, Third draft' }).waitFor()
  await member.page.locator('wg-round-line').getByText('Comments on the operative part').waitFor()
  await member.open('/')
  await member.page.getByText('Comments on the operative part', { exact: false }).first().waitFor()
  const { items } = await (await member.page.request.get('/api/alerts')).json()
  expect(items[0].words).toMatch(/Paragraphs 1 to 3 only\.$/)
  expect(chair.takeFaults()).toEqual([])
})

it('[RO15] the table is fetched as a spreadsheet and as a Word file', async () => {
  const { page } = chair
  await chair.open(`${draft}/rounds`)
  for (const [name, ending] of [
    ['Spreadsheet', 'xlsx'],
    ['Word', 'docx'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click(),
    ])
    expect(download.suggestedFilename()).toMatch(new RegExp(`^comments-\\d{4}-\\d\\d-\\d\\d\\.${ending}$`))
  }
})
