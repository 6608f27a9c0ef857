/** Writing while somebody else writes, in real browsers: what only the browser's own cursor can get wrong. */
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openBrowser, Seat } from '../support/browser.ts'
import { RealServer } from '../support/real-server.ts'

const PLACES = Array.from({ length: 24 }, (_, place) => place)
/** Every paragraph once, never two neighbours in turn. */
const CLICKS = PLACES.map((place) => (place * 7) % PLACES.length)
/** High enough for the whole text: nothing scrolls away under the mouse. */
const WINDOW = { width: 1440, height: 2000 }

let server: RealServer
let browser: Browser
let chair: Seat
let member: Seat
const seats: Seat[] = []

const sheet = (seat: Seat): Locator => seat.page.getByRole('textbox', { name: /^Text of the draft/ })
/** Its paragraphs, without the names of others at their cursors. */
const paragraphs = async (seat: Seat): Promise<string[]> => {
  const texts = await sheet(seat).locator('p').allTextContents()
  return texts.map((text) => text.replaceAll(/\u2060.*?\u2060/g, ''))
}
const recorded = (seat: Seat) =>
  seat.page
    .locator('wg-recorded:not([aria-busy])')
    .getByText('Everything you wrote is recorded on the server.', { exact: true })
    .waitFor()

async function sit(who: string): Promise<Seat> {
  const seat = await Seat.take(browser, server.url, WINDOW)
  seats.push(seat)
  await seat.signIn(server.links.get(who) ?? '')
  return seat
}

/** @returns the page of a new draft of the example group */
async function beginDraft(seat: Seat, texts: readonly string[] = []): Promise<string> {
  return seat.page.evaluate(async (texts) => {
    const groups = await (await fetch('/api/groups')).json()
    const from = texts.length > 0 ? { from: { paragraphs: texts.map((text) => ({ role: 'numbered', text })) } } : {}
    const draft = { title: 'On writing together', kind: 'resolution', groupId: groups.items[0].id, ...from }
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch('/api/drafts', { method: 'POST', headers, body: JSON.stringify(draft) })
    return `/drafts/${(await answer.json()).id}`
  }, texts)
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
  await Promise.all(seats.map((seat, place) => seat.photograph(`tests/.output/typing-${place}`)))
})

it('[E20] a click and a key count, whatever others write at that moment', { timeout: 60_000 }, async () => {
  const draft = await beginDraft(chair)
  await chair.open(draft)
  await sheet(chair).click()
  for (const place of PLACES) {
    await chair.page.keyboard.type(`Place ${place}.`)
    await chair.page.keyboard.press('Enter')
  }
  await recorded(chair)
  await member.open(draft)
  await sheet(member).getByText('Place 23.').waitFor()

  let isOver = false
  const writeOn = async () => {
    while (!isOver) await chair.page.keyboard.type('on and on ')
  }
  const goAround = async () => {
    await sheet(member).getByText('on and on').waitFor()
    for (const place of CLICKS) {
      await sheet(member).locator('p').nth(place).click()
      await member.page.keyboard.type('!')
      await member.page.keyboard.press('Home')
      await member.page.keyboard.type(`${place}: `)
    }
  }
  const wentAround = goAround().finally(() => {
    isOver = true
  })
  await Promise.all([writeOn(), wentAround])
  await Promise.all([recorded(chair), recorded(member)])

  for (const seat of [chair, member]) {
    const texts = await paragraphs(seat)
    // Where in the paragraph a click lands is for the fonts to say.
    const written = texts.slice(0, -1).map((text) => [text.replace('!', ''), text.match(/!/g)?.length])
    expect(written).toEqual(PLACES.map((place) => [`${place}: Place ${place}.`, 1]))
    expect(texts.at(-1)).toMatch(/^(on and on )+$/)
    expect(seat.takeFaults()).toEqual([])
  }
})

it('[E21] what is typed at the very beginning of the text goes into the text', async () => {
  const seat = await sit('Secretariat')
  const draft = await beginDraft(seat)
  await seat.open(draft)
  await sheet(seat).click()
  await seat.page.keyboard.type('text')
  for (let time = 0; time < 8; time++) {
    await sheet(seat).click()
    await seat.page.keyboard.press('Control+Home')
    await seat.page.keyboard.type('The ')
  }
  await recorded(seat)
  await seat.open(draft)
  await sheet(seat).getByText('text').waitFor()
  expect(await paragraphs(seat)).toEqual([`${'The '.repeat(8)}text`])
})

it('[E22] what is typed after a click on somebody else’s cursor goes where it stands', async () => {
  const draft = await beginDraft(chair)
  await chair.open(draft)
  await sheet(chair).click()
  await member.open(draft)
  for (const place of PLACES) {
    await chair.page.keyboard.press('Enter')
    const paragraph = sheet(member)
      .locator('p')
      .nth(place + 1)
    await paragraph.locator('.wg-cursor').waitFor()
    await paragraph.click()
    await member.page.keyboard.type(`Place ${place}.`)
  }
  await Promise.all([recorded(chair), recorded(member)])
  expect((await paragraphs(member)).slice(1)).toEqual(PLACES.map((place) => `Place ${place}.`))
})

it('[E44] in a long text paragraphs out of sight are left out, and what is typed right after a jump goes where the caret jumped', async () => {
  const seat = chair
  const { page } = seat
  const places = Array.from({ length: 200 }, (_, place) => place)
  const draft = await beginDraft(
    seat,
    places.map((place) => `Place ${place}: ${'Parties are urged to report. '.repeat(4)}`),
  )
  await seat.open(draft)
  const far = sheet(seat).locator('.wg-paragraph.is-far')
  await far.nth(100).waitFor({ state: 'attached' })
  await sheet(seat).locator('p').first().click()
  const heightOf = () => sheet(seat).evaluate(({ scrollHeight }) => scrollHeight)
  const height = await heightOf()
  await page.keyboard.press('Home')
  expect([await far.count(), await heightOf()]).toEqual([0, height])

  for (let time = 0; time < 4; time++) {
    await far.last().waitFor({ state: 'attached' })
    await page.keyboard.press('Control+End')
    await page.keyboard.type(`end ${time}.`)
    await page.keyboard.press('Enter')
    await page.keyboard.type(`below ${time}.`)
    await far.first().waitFor({ state: 'attached' })
    await page.keyboard.press('Control+Home')
    await page.keyboard.type(`head ${time}.`)
    await page.keyboard.press('Enter')
  }
  // The caret is at the head. Whoever looks elsewhere and types is brought back to it, also behind arrow keys.
  await page.mouse.wheel(0, 100_000)
  await sheet(seat).locator('.wg-paragraph:not(.is-far)').getByText('below 3.').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await page.keyboard.type('after a look elsewhere')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('Place 120:')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.type('Found!')
  await recorded(seat)
  const texts = await paragraphs(seat)
  expect(texts.slice(0, 4)).toEqual(['head 3.', 'head 2.', 'head 1.', 'head 0.after a look elsewhere'])
  expect(texts.slice(-6).map((text) => text.split('report. ').at(-1))).toEqual([
    '',
    'end 0.',
    'below 0.end 1.',
    'below 1.end 2.',
    'below 2.end 3.',
    'below 3.',
  ])
  expect(texts.filter((text) => text.startsWith('Found! Parties'))).toHaveLength(1)
  expect(seat.takeFaults()).toEqual([])
})
