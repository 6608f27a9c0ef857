/** Every page of the application, for everybody who might open it: docs/spec/walk.md, "Every page". */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '../../client/app/routes.ts'
import { openBrowser, Seat } from '../support/browser.ts'
import { RealServer } from '../support/real-server.ts'

const DESK = { width: 1440, height: 900 }
const TELEPHONE = { width: 390, height: 844 }
const TEXT = 'Directed to Parties\n\n17.XX Parties should tell the Secretariat by SC69 what they have found.'

let server: RealServer
let browser: Browser
let secretariat: Seat
/** One address for each page of the application. */
let addresses: string[] = []

async function sit(who: string): Promise<Seat> {
  const seat = await Seat.take(browser, server.url, DESK)
  const link = server.links.get(who)
  if (link) await seat.signIn(link)
  return seat
}

/** Sends JSON as the page itself would, and gives the answer's. */
function post<Answer>(seat: Seat, address: string, body: unknown): Promise<Answer> {
  return seat.page.evaluate(
    async ([to, json]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(to, { method: 'POST', headers, body: json })
      if (!answer.ok) throw new Error(`${to} answered ${answer.status}: ${await answer.text()}`)
      return answer.json()
    },
    [address, JSON.stringify(body)] as const,
  )
}

async function firstOf(seat: Seat, address: string): Promise<{ id: string }> {
  const answer = await seat.page.request.get(address)
  const { items = [] } = (await answer.json()) as { items?: { id: string }[] }
  const [first] = items
  if (!first) throw new Error(`${address} lists nothing: ${await answer.text()}`)
  return first
}

/** Something to show at each address that names a thing. */
async function fillAddresses(seat: Seat): Promise<string[]> {
  const [meeting, group, call, submission, mandate, draft] = await Promise.all(
    ['meetings', 'groups', 'calls', 'submissions', 'mandates', 'drafts'].map((what) => firstOf(seat, `/api/${what}`)),
  )
  const report = await post<{ id: string }>(seat, '/api/reports', {
    meetingId: meeting?.id,
    groupId: group?.id,
    title: 'Wildlife cybercrime',
  })
  const read = await post<{ id: string }>(seat, '/api/imports', { text: TEXT })
  const things: Record<string, string> = {
    '/sign-in/:token': 'a'.repeat(43),
    '/meetings/:code': 'SC81',
    '/groups/:id': group?.id ?? '',
    '/submissions/calls/:id': call?.id ?? '',
    '/submissions/:id': submission?.id ?? '',
    '/decisions/:ref': '15.57',
    '/decisions/:ref/*path': '15.57/c',
    '/imports/:id': read.id,
    '/drafts/:id': draft?.id ?? '',
    '/drafts/:id/history': `${draft?.id}/history`,
    '/drafts/:id/word': `${draft?.id}/word`,
    '/drafts/:id/room': `${draft?.id}/room`,
    '/drafts/:id/versions': `${draft?.id}/versions`,
    '/drafts/:id/rounds': `${draft?.id}/rounds`,
    '/reports/:id': report.id,
    '/mandates/propose/:ref': '15.57',
    '/mandates/:id': mandate?.id ?? '',
  }
  return ROUTES.map(({ path }) => {
    if (!path.includes(':')) return path
    const thing = things[path]
    if (!thing) throw new Error(`Say in this test what ${path} shall show`)
    return path.slice(0, path.indexOf(':')) + thing
  })
}

/** What is wrong with the page that is open, as any reader would meet it. */
async function faultsOf(seat: Seat): Promise<string[]> {
  const { page } = seat
  const faults: string[] = []
  const headings = await page.locator('h1').count()
  if (headings !== 1) faults.push(`has ${headings} main headings`)
  if (!/\S.* · Intersession$/.test(await page.title())) faults.push(`is titled "${await page.title()}"`)
  for (const size of [DESK, TELEPHONE]) {
    await page.setViewportSize(size)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    if (width > size.width) faults.push(`is ${width} pixels wide in a window of ${size.width}`)
  }
  await page.setViewportSize(DESK)
  // A browser notes every answer of 401, 403 and 404 as an error of its own, also where the page asks on purpose.
  const noted = seat.takeFaults().filter((fault) => !/Failed to load resource.*\b(401|403|404)\b/.test(fault))
  return [...faults, ...noted, ...seat.strayRequests.splice(0)]
}

async function judgeAll(seat: Seat): Promise<string[]> {
  const found: string[] = []
  for (const address of addresses) {
    await seat.open(address)
    for (const fault of await faultsOf(seat)) found.push(`${address} ${fault}`)
  }
  return found
}

beforeAll(async () => {
  server = await RealServer.start()
  browser = await openBrowser()
  secretariat = await sit('Secretariat')
  addresses = await fillAddresses(secretariat)
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await secretariat.photograph('tests/.output/pages-secretariat')
})
afterAll(async () => {
  await browser?.close()
  await server?.end()
})

describe('every page', () => {
  for (const who of ['Secretariat', 'Chair', 'Member', 'Observer', 'nobody']) {
    it(`[W10] [W11] opens for ${who}, in its own width`, async () => {
      const seat = who === 'Secretariat' ? secretariat : await sit(who)
      seat.takeFaults()
      expect(await judgeAll(seat)).toEqual([])
      if (seat !== secretariat) await seat.context.close()
    })
  }

  it('[W12] has no fault for a tool that looks for them, in light and in dark', async () => {
    const { page } = secretariat
    const found: string[] = []
    for (const address of addresses) {
      await secretariat.open(address)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        for (const violation of await secretariat.violations()) found.push(`${address} in ${colorScheme}: ${violation}`)
      }
    }
    await page.emulateMedia({ colorScheme: 'light' })
    expect(found).toEqual([])
  })

  it('[W13] is walked by keyboard: past the navigation first, and the focus is always seen', async () => {
    const { page } = secretariat
    const unseen: string[] = []
    for (const address of ['/', '/decisions', '/drafts']) {
      await secretariat.open(address)
      await page.keyboard.press('Tab')
      await page.getByRole('link', { name: 'Skip to the content' }).and(page.locator(':focus')).waitFor()
      for (let stop = 0; stop < 8; stop++) {
        await page.keyboard.press('Tab')
        const shown = await page.evaluate(() => {
          let focused = document.activeElement
          while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
          if (!focused) return 'nothing'
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused)
          const isSeen = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
          return isSeen ? '' : focused.outerHTML.slice(0, 80)
        })
        if (shown) unseen.push(`${address}: ${shown}`)
      }
      await page.reload()
      await secretariat.settle()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id)).toBe('content')
    }
    expect(unseen).toEqual([])
  })
})
