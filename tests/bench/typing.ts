/**
 * How long a key press takes to be on the screen: a draft of 400 paragraphs with 200 open proposals of 12 delegations drawn in it,
 * real keys in Chromium. Measured in the page, from the moment at which the browser has the key to the end of the frame that shows
 * it. Frames come as soon as they are done and wait for no screen: how often a screen is drawn is its own matter. An empty text field
 * of the browser itself, measured in the same way and in the same run, says what of it is the browser's and the machine's: 3 ms on
 * two cores without a graphics processor, and as much in a bare page of 400 paragraphs. Read both rows together: on a machine that
 * is busy with something else both grow.
 */
import type { Page } from 'playwright-core'
import { openBrowser, Seat } from '../support/browser.ts'
import { randomFrom } from '../support/random.ts'
import { RealServer } from '../support/real-server.ts'
import type { Row } from './figures.ts'
import { quantile } from './figures.ts'

const PARAGRAPHS = 400
const PROPOSALS = 200
const DELEGATIONS = 12
const KEYS = 200
/** Frames are drawn when there is something new. */
const NO_SCREEN = ['--disable-frame-rate-limit', '--disable-gpu-vsync']
/** Paragraphs in which they are written, one after another. */
const PLACES = 5
/** Milliseconds between two keys: somebody who types fast. */
const PAUSE = 90
const SEED = 1

const WORDS =
  'Parties are urged to report each year what they have learned about offers on line and what was done'.split(' ')

export async function measureTyping(): Promise<Row[]> {
  const server = await RealServer.start()
  const browser = await openBrowser(NO_SCREEN)
  try {
    const seat = await Seat.take(browser, server.url)
    await seat.signIn(server.links.get('Chair') ?? '')
    const bare = await typeIntoBareField(seat)
    const draft = await prepare(seat.page, server.url)
    const written = await typeInto(seat, `${draft}?reading=chair`, /^Text of the draft/)
    const proposed = await typeInto(seat, `${draft}?reading=proposals`, /^Your proposals/, 'Propose')
    return [
      ...rowsOf('key to screen in an empty text field of the browser', bare),
      ...rowsOf('key to screen', written),
      ...rowsOf('key to screen in Propose mode', proposed),
    ]
  } finally {
    await browser.close()
    await server.end()
  }
}

function rowsOf(what: string, values: readonly number[]): Row[] {
  return [
    { what, unit: 'ms', values },
    { what: `${what}, 99th percentile`, unit: 'ms', values: [quantile(values, 0.99)] },
  ]
}

/** @returns the address of the draft */
async function prepare(page: Page, origin: string): Promise<string> {
  const pick = randomFrom(SEED)
  const sentence = () => Array.from({ length: 30 }, () => WORDS[pick(WORDS.length)]).join(' ')
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, place) => ({
    role: place % 40 === 0 ? 'heading' : place % 5 === 0 ? 'item' : 'numbered',
    text: place % 40 === 0 ? `Part ${place}` : sentence(),
  }))
  const ask = async (method: 'get' | 'post', path: string, data?: object) => {
    const answer = await page.request[method](path, { headers: { origin }, ...(data && { data }) })
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
    return answer.json()
  }
  const groups = await ask('get', '/api/groups')
  const draft = { title: 'A long text', kind: 'resolution', groupId: groups.items[0].id, from: { paragraphs } }
  const { id } = await ask('post', '/api/drafts', draft)
  const { organizations } = await ask('get', `/api/drafts/${id}/proposals`)
  const { content } = await ask('get', `/api/drafts/${id}/content`)
  const texts = content.filter(({ attrs }: { attrs: { role: string } }) => attrs.role !== 'heading')
  for (let number = 0; number < PROPOSALS; number++) {
    const { attrs, content: words } = texts[pick(texts.length)]
    const base = { ...attrs, inline: words.map(({ text }: { text: string }) => ({ text })) }
    const changed = base.inline[0].text.split(' ')
    changed.splice(pick(20), 2, 'where', 'appropriate,', String(number))
    const { organizationId } = organizations[number % Math.min(DELEGATIONS, organizations.length)]
    const proposal =
      number % 4 === 3
        ? { kind: 'insert', base: [], proposed: [{ ...base, id: '' }], afterId: attrs.id }
        : { kind: 'change', base: [base], proposed: [{ ...base, inline: [{ text: changed.join(' ') }] }] }
    await ask('post', `/api/drafts/${id}/proposals`, { ...proposal, organizationId, reason: 'Clearer.' })
  }
  return `/drafts/${id}`
}

async function typeInto(seat: Seat, address: string, name: RegExp, mode?: string): Promise<number[]> {
  const { page } = seat
  await seat.open(address)
  if (mode) await page.getByRole('radio', { name: mode }).check()
  const text = page.getByRole('textbox', { name })
  await text.locator('.wg-proposal-mark').nth(50).waitFor()
  await page.evaluate(STOPWATCH)
  const pick = randomFrom(SEED)
  for (let place = 0; place < PLACES; place++) {
    const paragraphs = text.locator('.wg-paragraph > p')
    await paragraphs.nth(pick(await paragraphs.count())).click()
    await pressKeys(page, KEYS / PLACES)
  }
  return page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes)
}

async function typeIntoBareField({ page }: Seat): Promise<number[]> {
  await page.setContent('<p contenteditable autofocus></p>')
  await page.evaluate(STOPWATCH)
  await page.locator('p').click()
  await pressKeys(page, KEYS / 4)
  return page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes)
}

async function pressKeys(page: Page, count: number): Promise<void> {
  for (let key = 0; key < count; key++) {
    await page.keyboard.press(key % 7 === 6 ? 'Space' : ('abcdef'[key % 6] ?? 'a'))
    await page.waitForTimeout(PAUSE)
  }
}

/** After the frame's callbacks come style, layout and paint, and after these the next task. */
const STOPWATCH = `
  window.keyTimes = []
  window.addEventListener('keydown', ({ timeStamp }) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => window.keyTimes.push(performance.now() - timeStamp)
      port2.postMessage(null)
    })
  }, true)
`
