/** A paragraph agreed ad referendum, in real browsers: a comma reopens it before everybody's eyes, and says who wrote it. */
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openBrowser, Seat } from '../support/browser.ts'
import { RealServer } from '../support/real-server.ts'

const TEXT = 'URGES Parties to report to the Secretariat;'

let server: RealServer
let browser: Browser
let chair: Seat
let member: Seat

const sheet = (seat: Seat): Locator => seat.page.getByRole('textbox', { name: /^Text of the draft/ })
const panel = (seat: Seat): Locator => seat.page.locator('wg-agreements-panel')
const recorded = (seat: Seat) =>
  seat.page
    .locator('wg-recorded:not([aria-busy])')
    .getByText('Everything you wrote is recorded on the server.', { exact: true })
    .waitFor()

async function sit(who: string): Promise<Seat> {
  const seat = await Seat.take(browser, server.url)
  await seat.signIn(server.links.get(who) ?? '')
  return seat
}

async function openDraft(seat: Seat, address: string): Promise<void> {
  await seat.open(address)
  await sheet(seat).getByText(TEXT).waitFor()
  await seat.page.getByRole('tab', { name: /^Agreed/ }).click()
  await panel(seat).getByText('operative paragraphs and sub-paragraphs agreed').waitFor()
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
  await chair.photograph('tests/.output/agreements-chair')
  await member.photograph('tests/.output/agreements-member')
})

it('[AG2] [AG6] [AG9] [AG12] a comma reopens what was agreed; undone it is agreed again; the Chair calls it editorial', async () => {
  const draft = await chair.page.evaluate(async (text) => {
    const groups = await (await fetch('/api/groups')).json()
    const from = {
      paragraphs: [
        { role: 'operative', text },
        { role: 'operative', text: 'INVITES others to do so.' },
      ],
    }
    const made = { title: 'On agreement', kind: 'resolution', groupId: groups.items[0].id, from }
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch('/api/drafts', { method: 'POST', headers, body: JSON.stringify(made) })
    return `/drafts/${(await answer.json()).id}`
  }, TEXT)
  await openDraft(chair, draft)
  await openDraft(member, draft)
  expect(
    await panel(member)
      .getByRole('button', { name: /^Record/ })
      .count(),
  ).toBe(0)

  await sheet(chair).focus()
  await chair.page.keyboard.press('Control+Home')
  await panel(chair).getByRole('button', { name: 'Record the selected paragraphs as agreed' }).click()
  await panel(chair).getByLabel('What was said').fill('agreed ad referendum, third session')
  await chair.page.keyboard.press('Enter')
  const sign = (seat: Seat, words: RegExp) => sheet(seat).getByRole('button', { name: words })
  await sign(member, /^Agreed: agreed ad referendum, third session$/).waitFor()
  await panel(member).getByText('1 of 2 operative paragraphs').waitFor()

  await sheet(member).focus()
  await member.page.keyboard.press('Control+Home')
  await member.page.keyboard.type('STRONGLY ')
  for (const seat of [chair, member]) await sign(seat, /^Was agreed, and has been changed since$/).waitFor()
  await recorded(member)
  await panel(chair).getByText('Reopened by a change').waitFor()
  await panel(chair)
    .getByText(/France, Camille Exemple/)
    .waitFor()
  await panel(chair).getByText('0 of 2 operative paragraphs').waitFor()

  await member.page.keyboard.press('Control+z')
  for (const seat of [chair, member]) await sign(seat, /^Agreed:/).waitFor()
  await sheet(member).focus()
  await member.page.keyboard.press('Control+Home')
  await member.page.keyboard.press('End')
  await member.page.keyboard.press('ArrowLeft')
  await member.page.keyboard.type(',')
  await sign(chair, /^Was agreed, and has been changed since$/).waitFor()
  await recorded(member)
  await panel(chair).getByRole('button', { name: 'It is editorial' }).click()
  await panel(chair).getByLabel('What was changed').fill('A comma.')
  await chair.page.keyboard.press('Enter')
  for (const seat of [chair, member]) await sign(seat, /^Agreed: A comma\.$/).waitFor()
  await panel(member).getByText('1 of 2 operative paragraphs').waitFor()
  for (const seat of [chair, member]) expect(seat.takeFaults()).toEqual([])
})
