/** A text as a lawyer writes it: by keyboard alone, pasted from Word, searched, and with references that follow the numbers. */
import { readFileSync } from 'node:fs'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openBrowser, Seat } from '../support/browser.ts'
import { RealServer } from '../support/real-server.ts'

let server: RealServer
let browser: Browser
let chair: Seat
let member: Seat

const sheet = ({ page }: Seat): Locator => page.getByRole('textbox', { name: /^Text of the draft/ })
/** `a) words` of each paragraph, as the screen shows them. */
const shown = async (seat: Seat): Promise<string[]> => {
  const texts = await sheet(seat).locator('.wg-paragraph').allInnerTexts()
  return texts.map((text) =>
    text
      .replace(/\u2060[\s\S]*?\u2060/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}
/** One key after another; the browser tells the editor of a moved caret with the next frame, and no hand is faster. */
const press = async ({ page }: Seat, ...keys: string[]) => {
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
  }
}
const recorded = ({ page }: Seat) =>
  page
    .locator('wg-recorded:not([aria-busy])')
    .getByText('Everything you wrote is recorded on the server.', { exact: true })
    .waitFor()

async function begin(seat: Seat): Promise<string> {
  return seat.page.evaluate(async () => {
    const groups = await (await fetch('/api/groups')).json()
    const draft = { title: 'On the writing of texts', kind: 'document', groupId: groups.items[0].id }
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch('/api/drafts', { method: 'POST', headers, body: JSON.stringify(draft) })
    return `/drafts/${(await answer.json()).id}`
  })
}

async function sit(who: string): Promise<Seat> {
  const seat = await Seat.take(browser, server.url)
  await seat.signIn(server.links.get(who) ?? '')
  return seat
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
  if (task.result?.state === 'fail') await chair.photograph('tests/.output/editing')
  expect(chair.takeFaults()).toEqual([])
})

it('[E36] [E37] a text is written, put in order and cited by keyboard alone', { timeout: 90_000 }, async () => {
  await chair.open(await begin(chair))
  await sheet(chair).focus()
  const { keyboard } = chair.page
  await press(chair, 'Control+Alt+Digit1')
  await keyboard.type('Terms')
  await press(chair, 'Enter', 'Control+Alt+Digit3')
  await keyboard.type('The group:')
  await press(chair, 'Enter')
  await keyboard.type('reports;')
  await press(chair, 'Enter')
  await keyboard.type('meets; and')
  await press(chair, 'Enter', 'Tab')
  await keyboard.type('in person')
  await press(chair, 'Shift+Tab', 'Alt+Shift+ArrowUp', 'Alt+Shift+ArrowUp')
  await expect
    .poll(() => shown(chair))
    .toEqual(['Terms', '1. The group:', 'a) in person', 'b) reports;', 'c) meets; and'])
  await press(chair, 'Control+z')
  await expect
    .poll(() => shown(chair))
    .toEqual(['Terms', '1. The group:', 'a) reports;', 'b) in person', 'c) meets; and'])

  await press(chair, 'Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'End')
  await keyboard.type(', as in ')
  await press(chair, 'Control+Shift+K')
  await chair.page.getByRole('combobox', { name: 'Number or words' }).waitFor()
  await keyboard.type('1 c)')
  await chair.page.getByRole('option', { name: /^paragraph 1 c\)/ }).waitFor()
  await press(chair, 'Enter')
  await keyboard.type(';')
  await expect.poll(() => shown(chair)).toContain('b) in person, as in paragraph 1 c);')
  // Over the reference and onto it: it is one step, and Enter goes where it points.
  await press(chair, 'ArrowLeft', 'ArrowLeft', 'Enter')
  await keyboard.type('Then ')
  await expect.poll(() => shown(chair)).toContain('c) Then meets; and')

  await press(chair, 'Control+/')
  const key = chair.page.getByText('Ctrl+Alt+4', { exact: true })
  await key.waitFor()
  await press(chair, 'Escape')
  await key.waitFor({ state: 'hidden' })
})

it('[LR5] [E24] a reference follows the numbers, on every screen', { timeout: 60_000 }, async () => {
  const draft = await begin(chair)
  await chair.open(draft)
  await sheet(chair).focus()
  const { keyboard } = chair.page
  await press(chair, 'Control+Alt+Digit3')
  await keyboard.type('One.')
  await press(chair, 'Enter')
  await keyboard.type('See ')
  await press(chair, 'Control+Shift+K')
  await chair.page.getByRole('option', { name: /^paragraph 1/ }).waitFor()
  await press(chair, 'Enter')
  await keyboard.type('.')
  await recorded(chair)
  await member.open(draft)
  await expect.poll(() => shown(member)).toEqual(['1. One.', '2. See paragraph 1.'])
  await sheet(member).locator('p').first().click()
  await press(member, 'Home', 'Enter', 'ArrowUp')
  await member.page.keyboard.type('New.')
  await expect.poll(() => shown(chair)).toEqual(['1. New.', '2. One.', '3. See paragraph 2.'])
  await sheet(member).locator('.wg-reference').click()
  await member.page.keyboard.type('First: ')
  await expect.poll(() => shown(chair)).toContain('2. First: One.')
  const { page } = chair
  const content = await page.evaluate(
    async (path) => JSON.stringify(await (await fetch(`/api${path}/content`)).json()),
    draft,
  )
  expect(content).not.toContain('paragraph 2')
})

it('[E26] [E30] a page of Word is pasted with levels and footnotes', { timeout: 60_000 }, async () => {
  await chair.open(await begin(chair))
  const page = readFileSync(new URL('../support/fixtures/paste/word-page.txt', import.meta.url), 'utf8')
  await sheet(chair).focus()
  await sheet(chair).evaluate((element, html) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', html)
    clipboardData.setData('text/plain', 'not this')
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, page)
  const lines = await shown(chair)
  expect(lines.slice(0, 6)).toEqual([
    'Markets on line',
    '1. Parties have told the group what they know1. 1 In answer to a Notification.',
    'a) watch open and closed groups;',
    'i) those that are known;',
    'ii) those that are newly found; and',
    'b) tell the Secretariat softly.',
  ])
  expect(await sheet(chair).locator('td, th').allInnerTexts()).toHaveLength(4)
  expect(await sheet(chair).locator('img').count()).toBe(
    await sheet(chair).locator('img.ProseMirror-separator').count(),
  )
  await press(chair, 'Control+z')
  await expect.poll(async () => (await shown(chair)).join('')).toBe('')
})

it('[E38] [E39] words are found and replaced, and taken back in one step', { timeout: 60_000 }, async () => {
  await chair.open(await begin(chair))
  await sheet(chair).focus()
  const { page } = chair
  for (const words of ['Études on trade.', 'More etudes.', 'A third etude, and etudes.']) {
    await page.keyboard.type(words)
    await press(chair, 'Enter')
  }
  await press(chair, 'Control+Home', 'Control+h')
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('etudes')
  await page.getByText('1 of 3', { exact: true }).waitFor()
  expect(await sheet(chair).locator('.wg-found').count()).toBe(3)
  await press(chair, 'Enter')
  await page.getByText('2 of 3', { exact: true }).waitFor()
  await page.getByRole('checkbox', { name: 'Match case' }).check()
  await page.getByText('1 of 2', { exact: true }).waitFor()
  await page.getByRole('textbox', { name: 'Replace with' }).fill('studies')
  await page.getByRole('button', { name: 'Replace all' }).click()
  await page.getByText('2 places are replaced.').waitFor()
  await expect
    .poll(async () => (await shown(chair)).slice(0, 3))
    .toEqual(['Études on trade.', 'More studies.', 'A third etude, and studies.'])
  await press(chair, 'Escape')
  expect(await sheet(chair).locator('.wg-found').count()).toBe(0)
  await press(chair, 'Control+z')
  await expect
    .poll(async () => (await shown(chair)).slice(0, 3))
    .toEqual(['Études on trade.', 'More etudes.', 'A third etude, and etudes.'])
})

it('[FO25] [E41] remarks lead to their place, and agreed words come in with their source', {
  timeout: 90_000,
}, async () => {
  await chair.open(await begin(chair))
  await sheet(chair).focus()
  const { page } = chair
  await page.keyboard.type('Two  spaces, and a plain end.')
  await press(chair, 'Enter')
  await page.keyboard.type('Parties should')
  await recorded(chair)
  await page.getByRole('tab', { name: /^Checks/ }).click()
  const remark = page.getByRole('button', { name: /^There are two spaces between words/ })
  await remark.click()
  await expect.poll(() => page.evaluate(() => String(document.getSelection()))).toBe('Two  spaces, and')
  await page.getByRole('button', { name: /^Set aside: There are two spaces/ }).click()
  await page.getByRole('textbox', { name: 'Why the group does not follow it' }).fill('Quoted as it stands.')
  await press(chair, 'Enter')
  await page.getByText('Nothing to remark on.').waitFor()
  await page.getByText('Set aside', { exact: false }).locator('visible=true').first().waitFor()

  await sheet(chair).locator('p').last().click()
  await press(chair, 'End', 'Control+Shift+L')
  const search = page.getByRole('searchbox', { name: /^Words, or a phrase/ })
  await search.fill('"illegal trade"')
  await press(chair, 'Enter')
  const insert = page.getByRole('button', { name: /^Insert the words of/ }).first()
  await insert.waitFor()
  expect(await page.locator('wg-precedents-panel mark').first().textContent()).toMatch(/^illegal trade$/i)
  await insert.click()
  await expect.poll(async () => (await shown(chair)).at(-1)).toMatch(/^Parties should .* – (?:Decision|Resolution) /)
})
