/** The five readings on the desk, in the room and on paper, and the file that the dialog asks for. */
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, Seat } from '../support/browser.ts'
import { readPdf } from '../support/read-pdf.ts'
import { RealServer } from '../support/real-server.ts'

let server: RealServer
let browser: Browser
let chair: Seat
let room: Page
let draft = ''

interface ParagraphJson {
  readonly attrs: { readonly id: string; readonly role: string; readonly level: number; readonly ref: string }
  readonly content?: readonly { readonly text?: string }[]
}

beforeAll(async () => {
  server = await RealServer.start()
  browser = await openBrowser()
  chair = await Seat.take(browser, server.url)
  await chair.signIn(server.links.get('Chair') ?? '')
  const request = chair.page.request
  const { items: groups } = await (await request.get('/api/groups')).json()
  const headers = { origin: server.url }
  const input = { title: 'Internet trade', kind: 'decision', groupId: groups[0].id, from: { decision: '15.57' } }
  const begun = await (await request.post('/api/drafts', { headers, data: input })).json()
  draft = `/drafts/${begun.id}`
  const { content } = (await (await request.get(`/api${draft}/content`)).json()) as { content: ParagraphJson[] }
  const { organizations } = await (await request.get(`/api${draft}/proposals`)).json()
  const first = content.find(({ attrs }) => attrs.role === 'item')
  if (!first) throw new Error('The example text has no sub-paragraph.')
  const base = { ...first.attrs, inline: [{ text: first.content?.[0]?.text ?? '' }] }
  for (const text of ['report on trade by Internet;', 'say what they know;']) {
    const change = { kind: 'change', base: [base], proposed: [{ ...base, inline: [{ text }] }], afterId: null }
    const data = { ...change, organizationId: organizations[0].organizationId, reason: '' }
    expect((await request.post(`/api${draft}/proposals`, { headers, data })).status()).toBe(201)
  }
})
afterAll(async () => {
  await browser?.close()
  await server?.end()
})

const drawn = (page: Page) => page.locator('wg-drawn-reading .wg-document')
const reading = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })
const letters = (page: Page) => drawn(page).evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
const focused = (page: Page) => page.locator('[data-focused]')

it('[RD12] the switch goes by the arrow keys, the address keeps it, and what is drawn follows the text', async () => {
  const { page } = chair
  await chair.open(draft)
  await page.locator('.ProseMirror').waitFor()
  await reading(page, 'Clean').focus()
  await page.keyboard.press('ArrowRight')
  await page.waitForURL('**?reading=markup')
  await drawn(page).waitFor()
  expect(await page.locator('.ProseMirror').isVisible()).toBe(false)
  expect(await drawn(page).locator('ins').count()).toBe(0)
  await page.locator('.wg-reading-note', { hasText: 'Compared with Decision 15.57, as adopted at CoP15' }).waitFor()
  await page.keyboard.press('ArrowLeft')
  await page.locator('.ProseMirror').waitFor()
  await page.locator('.ProseMirror p').last().click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Thereafter each year.')
  await reading(page, 'Official mark-up').click()
  await drawn(page).locator('ins', { hasText: 'Thereafter each year.' }).waitFor()
  await page.reload()
  await drawn(page).locator('ins', { hasText: 'Thereafter each year.' }).waitFor()
  await reading(page, 'Adopted').click()
  await drawn(page).waitFor()
  await expect.poll(async () => await drawn(page).textContent()).not.toContain('Thereafter')
})

it('[RD13] the room is worked by keys alone and follows what is written at the desk', async () => {
  await chair.openWindow()
  room = chair.page
  await chair.open(`${draft}/room`)
  await focused(room).waitFor()
  expect(await focused(room).getAttribute('data-place')).toBe('0')
  const small = await letters(room)
  await room.keyboard.press('ArrowDown')
  await room.keyboard.press('PageDown')
  await expect.poll(() => focused(room).getAttribute('data-place')).toBe('2')
  await room.keyboard.press('+')
  await expect.poll(() => letters(room)).toBeGreaterThan(small)
  await room.keyboard.press('3')
  await room.waitForURL(/reading=markup/)
  await drawn(room).locator('ins', { hasText: 'Thereafter each year.' }).waitFor()
  expect(await focused(room).getAttribute('data-place')).toBe('2')
  await room.keyboard.press('2')
  await drawn(room).locator('ins').first().waitFor({ state: 'detached' })
  expect(await room.locator('wg-nav').count()).toBe(0)
  await room.keyboard.press('b')
  await room.locator('wg-room-bar').waitFor({ state: 'detached' })
  await room.keyboard.press('b')
  await room.locator('wg-room-bar').waitFor()
})

it('[RD14] open proposals come one at a time, by delegation and without the names of persons', async () => {
  const proposal = room.locator('.wg-room-proposal')
  await room.keyboard.press('ArrowRight')
  await proposal.getByText('1 of 2').waitFor()
  expect(await proposal.locator('h2').textContent()).toMatch(/^P1 · Kenya/)
  await room.keyboard.press('ArrowRight')
  await proposal.getByText('2 of 2').waitFor()
  expect(await proposal.count()).toBe(1)
  await room.locator('wg-room-bar').getByText('2 open proposals').waitFor()
  expect(await room.getByText('Wanjiru').count()).toBe(0)
  await room.keyboard.press('Escape')
  await proposal.waitFor({ state: 'detached' })
})

it('[RD15] the room follows the Chair to the paragraph of the cursor, until it is led elsewhere', async () => {
  const desk = await Seat.take(browser, server.url)
  await desk.context.addCookies(await chair.context.cookies())
  await desk.open(draft)
  await room.keyboard.press('f')
  const paragraphs = desk.page.locator('.ProseMirror .wg-paragraph[data-role="item"]')
  for (const at of [1, 0]) {
    const id = await paragraphs.nth(at).getAttribute('data-id')
    const place = await desk.page
      .locator('.ProseMirror > *')
      .evaluateAll((all, wanted) => all.findIndex((one) => (one as HTMLElement).dataset.id === wanted), id)
    await paragraphs.nth(at).locator('p').click()
    await expect.poll(() => focused(room).getAttribute('data-place')).toBe(String(place))
  }
  await room.keyboard.press('ArrowUp')
  const led = await focused(room).getAttribute('data-place')
  await paragraphs.nth(1).locator('p').click()
  await desk.page.keyboard.type('x')
  await drawn(room).getByText('x', { exact: false }).first().waitFor()
  expect(await focused(room).getAttribute('data-place')).toBe(led)
  await desk.page.keyboard.press('Backspace')
  await desk.context.close()
})

const bare = (text: string) => text.normalize('NFKC').replace(/\s+/g, '')

it.each(['clean', 'markup'])('[RD16] what is printed of %s is the text of the PDF', async (name) => {
  const { page } = chair
  const file = await (await page.request.get(`/api${draft}/export?format=pdf&reading=${name}`)).body()
  const expected = bare((await readPdf(new Uint8Array(file))).text.replace(/Internet trade – p\. \d+/g, ''))
  await chair.open(`${draft}/room?reading=${name}`)
  await focused(page).waitFor()
  const printed = await readPdf(new Uint8Array(await page.pdf({ format: 'A4' })))
  expect(bare(printed.text)).toBe(expected)
  await chair.open(`${draft}?reading=${name}`)
  await page.locator(name === 'clean' ? '.ProseMirror' : 'wg-drawn-reading .wg-document').waitFor()
  const desk = await readPdf(new Uint8Array(await page.pdf({ format: 'A4' })))
  expect(bare(desk.text)).toBe(`Draftdecision${expected}`)
})

it('[RD12] the dialog for a file says what it will hold, and gives it', async () => {
  const { page } = chair
  await chair.open(`${draft}?reading=proposals`)
  await page.getByRole('button', { name: 'Download' }).first().click()
  await page.getByRole('dialog', { name: 'Download a file' }).waitFor()
  await page.getByText('behind each paragraph the open proposals for it').waitFor()
  await page.locator('wa-checkbox', { hasText: 'Changes as tracked changes' }).click()
  await page.getByText('as a tracked change by the delegation that made it').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('wg-download-dialog wa-button[download]').click(),
  ])
  expect(download.suggestedFilename()).toBe('Internet-trade-All-proposals-tracked.docx')
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK')
})

it('[RD12] [RD13] desk, room and dialog have no fault that a tool for accessibility finds', async () => {
  const { page } = chair
  await chair.open(`${draft}?reading=markup`)
  await drawn(page).waitFor()
  expect(await chair.violations()).toEqual([])
  await page.getByRole('button', { name: 'Download' }).first().click()
  await page.getByRole('dialog', { name: 'Download a file' }).waitFor()
  expect(await chair.violations()).toEqual([])
  await chair.open(`${draft}/room?reading=markup`)
  await focused(page).waitFor()
  await page.keyboard.press('ArrowRight')
  await page.locator('.wg-room-proposal').waitFor()
  expect(await chair.violations()).toEqual([])
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys of the room' }).waitFor()
  expect(await chair.violations()).toEqual([])
  expect(chair.takeFaults()).toEqual([])
  expect(chair.strayRequests).toEqual([])
})
