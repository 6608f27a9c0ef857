/** A member hears what became of a proposal: as a count, on the table, on the page of alerts, and goes to the place of it. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openBrowser, Seat } from '../support/browser.ts'
import { RealServer } from '../support/real-server.ts'

let server: RealServer
let browser: Browser
let chair: Seat
let member: Seat

beforeAll(async () => {
  server = await RealServer.start()
  browser = await openBrowser()
  chair = await Seat.take(browser, server.url)
  member = await Seat.take(browser, server.url)
  await chair.signIn(server.links.get('Chair') ?? '')
  await member.signIn(server.links.get('Member') ?? '')
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await member.photograph('tests/.output/alerts-failed')
})
afterAll(async () => {
  await browser?.close()
  await server?.end()
})

const REASON = 'The police are named in the operative part.'

/** What the Chair decides about the newest proposal of the member's delegation. @returns its identity */
async function decline(): Promise<string> {
  return chair.page.evaluate(async (reason) => {
    const drafts = await (await fetch('/api/drafts')).json()
    const { items } = await (await fetch(`/api/drafts/${drafts.items.at(-1).id}/proposals?state=open`)).json()
    const { id } = items.findLast((item: { party: { name: string } }) => item.party.name === 'France')
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ kind: 'declined', reason })
    await fetch(`/api/proposals/${id}/disposition`, { method: 'POST', headers, body })
    return id
  }, REASON)
}

it('[AL4] [AL6] [AL11] an alert is counted in words, stands on the table, opens where the reader can act, and is then read', async () => {
  const id = await decline()
  const { page } = member
  await member.open('/')
  await page
    .getByRole('link', { name: /^My table\s+2 unread alerts$/ })
    .first()
    .waitFor()
  await member.photograph('tests/.output/alerts-table')
  const alert = page.getByRole('link', {
    name: new RegExp(`^Unread: Proposal P\\d+ of France was declined: ${REASON}`),
  })
  await alert.click()
  await page.waitForURL(
    (address) => address.pathname.startsWith('/drafts/') && address.searchParams.get('proposal') === id,
  )
  await page
    .getByRole('link', { name: /^My table\s+1 unread alert$/ })
    .first()
    .waitFor()
  await page.getByRole('heading', { level: 1, name: 'Draft resolution on wildlife crime' }).waitFor()
  await page.getByText(REASON).first().waitFor()
  await member.photograph('tests/.output/alerts-opened')

  await member.open('/alerts')
  await expect.poll(() => page.getByRole('listitem').filter({ hasText: 'of France was' }).count()).toBe(2)
  await member.photograph('tests/.output/alerts-page')
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await page.getByRole('link', { name: 'My table', exact: true }).first().waitFor()
  await expect.poll(() => page.getByText('Unread:').count()).toBe(0)

  await page.getByRole('checkbox', { name: /Mail me once a day/ }).press('Space')
  await expect
    .poll(() => page.evaluate(async () => (await (await fetch('/api/alerts')).json()).isMailed as boolean))
    .toBe(false)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await member.open('/alerts')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await member.photograph('tests/.output/alerts-narrow')
  await member.open('/')
  await member.photograph('tests/.output/alerts-narrow-table')
  expect(member.strayRequests).toEqual([])
})
