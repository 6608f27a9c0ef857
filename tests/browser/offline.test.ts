/** Writing without a server, in a real browser with its own database and locks: closed pages, other pages, a server restored. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openBrowser, Seat } from '../support/browser.ts'
import { RealServer } from '../support/real-server.ts'

let server: RealServer
let browser: Browser
let chair: Seat

const sheet = (page: Page): Locator => page.getByRole('textbox', { name: /^Text of the draft/ })
const state = (page: Page, words: RegExp): Promise<void> =>
  page.locator('wg-recorded:not([aria-busy])').getByText(words).last().waitFor()
const notice = (page: Page, words: RegExp): Promise<void> => page.locator('wg-left-notice').getByText(words).waitFor()
const RECORDED = /^Everything you wrote is recorded on the server\.$/

/** @returns the page of a new draft of the example group, open and in step */
async function beginDraft(title: string): Promise<string> {
  const address = await chair.page.evaluate(async (name) => {
    const groups = await (await fetch('/api/groups')).json()
    const draft = { title: name, kind: 'resolution', groupId: groups.items[0].id }
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch('/api/drafts', { method: 'POST', headers, body: JSON.stringify(draft) })
    return `/drafts/${(await answer.json()).id}`
  }, title)
  await chair.open(address)
  await sheet(chair.page).click()
  return address
}

/** What the server holds, as text. */
const recordedText = (address: string): Promise<string> =>
  chair.page.evaluate(async (path) => {
    const content = await (await fetch(`/api${path}/content`)).json()
    const words = (node: { text?: string; content?: [] }): string =>
      node.text ?? (node.content ?? []).map(words).join('')
    return words(content)
  }, address)

const keptCount = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('intersession')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const counting = opening.result.transaction('unrecorded-edits').objectStore('unrecorded-edits').count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
  )

/** Whether the browser would ask before it closes the window. */
const isAskedAtLeaving = (page: Page): Promise<boolean> =>
  page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))

/** Another window of the same browser in place of the one that is open. */
async function changeWindow(): Promise<void> {
  await chair.page.close()
  await chair.openWindow()
}

beforeAll(async () => {
  server = await RealServer.start()
  browser = await openBrowser()
  chair = await Seat.take(browser, server.url)
  await chair.signIn(server.links.get('Chair') ?? '')
})
afterAll(async () => {
  await browser?.close()
  await server?.end()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await chair.photograph('tests/.output/offline')
})

it('[C76] [C77] [C95] what was typed without a server survives the window and is sent from any page', async () => {
  const address = await beginDraft('On losing the connection')
  await chair.page.keyboard.type('Recorded. ')
  await state(chair.page, RECORDED)
  expect(await keptCount(chair.page)).toBe(0)

  await server.kill()
  await state(chair.page, /^Offline since \d\d:\d\d/)
  await chair.page.keyboard.type('Kept on the device.')
  await state(chair.page, /^\d+ changes not recorded, kept on this device and sent when the connection is back\.$/)
  await expect.poll(() => isAskedAtLeaving(chair.page)).toBe(false)
  expect(await keptCount(chair.page)).toBeGreaterThan(0)

  // The program of the window ends as in a crash: nothing is said, nothing is finished.
  await chair.page.goto('chrome://crash').catch(() => {})
  await changeWindow()
  await server.startAgain()
  await chair.open('/meetings')
  await notice(chair.page, /^\d+ changes of yours from \d\d:\d\d are recorded now\.$/)
  expect(await recordedText(address)).toBe('Recorded. Kept on the device.')
  expect(await keptCount(chair.page)).toBe(0)

  await chair.open(address)
  await sheet(chair.page).getByText('Recorded. Kept on the device.', { exact: true }).waitFor()
  await sheet(chair.page).click()
  await chair.page.keyboard.press('Control+End')
  await chair.page.keyboard.type(' And on.')
  await state(chair.page, RECORDED)
  expect(await recordedText(address)).toBe('Recorded. Kept on the device. And on.')
})

it('[C77] two windows of one person keep their own edits; the one that stays sends those of the one that goes', async () => {
  const address = await beginDraft('On two windows')
  await chair.page.keyboard.type('First')
  await state(chair.page, RECORDED)
  const second = await chair.context.newPage()
  await second.goto(address)
  await sheet(second).getByText('First').waitFor()
  await server.kill()
  for (const page of [chair.page, second]) await state(page, /^Offline since/)
  await chair.page.keyboard.type(' window')
  await sheet(second).click()
  await second.keyboard.press('Home')
  await second.keyboard.type('The ')
  await state(second, /^\d+ changes not recorded/)
  await expect.poll(() => isAskedAtLeaving(second)).toBe(false)
  expect(await keptCount(second)).toBeGreaterThan(' window'.length)
  await second.close()
  await server.startAgain()
  await state(chair.page, RECORDED)
  await chair.page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect.poll(() => recordedText(address)).toBe('The First window')
  await expect.poll(() => keptCount(chair.page)).toBe(0)
})

it('[C78] [C90] [C96] what was written on a text that a backup has replaced stays readable and is not merged', async () => {
  const address = await beginDraft('On going back')
  await chair.page.keyboard.type('Before the backup.')
  await state(chair.page, RECORDED)
  const backup = await server.backup()
  await chair.page.keyboard.type(' After it.')
  await state(chair.page, RECORDED)
  await server.kill()
  await state(chair.page, /^Offline since/)
  await chair.page.keyboard.type(' Without a server.')
  await state(chair.page, /^\d+ changes not recorded/)

  await server.startFrom(backup)
  await notice(chair.page, /^\d+ changes of yours were not taken into the text/)
  await sheet(chair.page).getByText('Before the backup.', { exact: true }).waitFor()
  await chair.page.getByRole('link', { name: 'See what you wrote' }).click()
  await chair.page.getByText('Without a server.', { exact: true }).waitFor()
  const [file] = await Promise.all([
    chair.page.waitForEvent('download'),
    chair.page.getByRole('button', { name: 'Keep a copy as a file' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('changes-not-taken.txt')
  await changeWindow()
  await chair.open('/unsent')
  await chair.page.getByRole('button', { name: 'Throw away' }).click()
  await chair.page.locator('wg-dialog').getByRole('button', { name: 'Throw away' }).click()
  await chair.page.getByRole('heading', { name: 'Nothing is left behind' }).waitFor()
  await expect.poll(() => keptCount(chair.page)).toBe(0)
  expect(await recordedText(address)).toBe('Before the backup.')
})

it('[C79] [C95] where the browser keeps nothing the page says so, and asks before it is left', async () => {
  await changeWindow()
  await chair.page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }))
  await chair.open('/')
  await beginDraft('On keeping nothing')
  await server.kill()
  await state(chair.page, /^This browser keeps nothing on the device: do not close this window/)
  expect(await isAskedAtLeaving(chair.page)).toBe(false)
  await chair.page.keyboard.type('In this window.')
  await state(chair.page, /^\d+ changes not recorded\. This browser keeps nothing on the device/)
  expect(await isAskedAtLeaving(chair.page)).toBe(true)
  await server.startAgain()
  await state(chair.page, RECORDED)
  expect(await isAskedAtLeaving(chair.page)).toBe(false)
})

it('[E43] what somebody types without a connection into paragraphs that another joins to those above is in the text', async () => {
  const address = await beginDraft('On joining')
  for (const words of ['First.', 'Second.', 'Third.', 'Fourth.']) {
    if (words !== 'First.') await chair.page.keyboard.press('Enter')
    await chair.page.keyboard.type(words)
  }
  await state(chair.page, RECORDED)
  const member = await Seat.take(browser, server.url)
  await member.signIn(server.links.get('Member') ?? '')
  await member.open(address)
  const paragraph = ({ page }: Seat, place: number) => sheet(page).locator('p').nth(place)
  await paragraph(member, 3).getByText('Fourth.').waitFor()
  await member.context.setOffline(true)
  for (const place of [1, 3]) {
    await paragraph(member, place).click()
    await member.page.keyboard.press('End')
    await member.page.keyboard.type(` Mine ${place}.`)
  }

  await paragraph(chair, 0).click()
  await chair.page.keyboard.press('End')
  await chair.page.keyboard.press('Delete')
  await paragraph(chair, 2).click()
  await chair.page.keyboard.press('Home')
  await chair.page.keyboard.press('Backspace')
  await state(chair.page, RECORDED)
  expect(await recordedText(address)).toBe('First.Second.Third.Fourth.')

  await member.context.setOffline(false)
  await state(member.page, RECORDED)
  await expect.poll(() => recordedText(address)).toBe('First.Second. Mine 1.Third.Fourth. Mine 3.')
  for (const { page } of [chair, member]) {
    const texts = async () => {
      const drawn = await sheet(page).locator('p').allTextContents()
      return drawn.map((text) => text.replaceAll(/\u2060.*?\u2060/g, ''))
    }
    await expect.poll(texts).toEqual(['First.Second. Mine 1.', 'Third.Fourth. Mine 3.'])
  }
})
