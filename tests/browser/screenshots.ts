/**
 * Makes the pictures of README.md from the running program with its example group: `npm run screenshots`.
 */
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { openBrowser, Seat } from '../support/browser.ts'
import { RealServer } from '../support/real-server.ts'

const FOLDER = resolve(import.meta.dirname, '../../docs/images')
const WINDOW = { width: 1200, height: 720 }
/** The draft shows its margin beside the text only where there is room. */
const WIDE = { width: 1440, height: 660 }

const server = await RealServer.start()
const browser = await openBrowser()

async function sit(who: string): Promise<Seat> {
  const seat = await Seat.take(browser, server.url, WINDOW)
  await seat.signIn(server.links.get(who) ?? '')
  await seat.page.emulateMedia({ reducedMotion: 'reduce' })
  // The word that somebody is signed in would hide what is under it.
  await seat.page.reload()
  await seat.settle()
  return seat
}

async function photograph(seat: Seat, name: string): Promise<void> {
  const path = `${FOLDER}/${name}.png`
  await seat.page.evaluate(() => document.fonts.ready)
  await seat.page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  process.stdout.write(`${path} ${Math.round(statSync(path).size / 1000)} kB\n`)
}

async function firstOf(seat: Seat, what: string): Promise<string> {
  const { items } = (await (await seat.page.request.get(`/api/${what}`)).json()) as { items: { id: string }[] }
  return items[0]?.id ?? ''
}

try {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  const secretariat = await sit('Secretariat')
  const chair = await sit('Chair')
  const member = await sit('Member')

  await chair.open('/')
  await photograph(chair, 'my-table')
  await chair.open('/decisions/15.57')
  await photograph(chair, 'decision')
  await chair.open('/mandates')
  await chair.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await photograph(chair, 'mandates')
  await chair.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })

  await secretariat.open('/imports')
  const source = resolve(import.meta.dirname, '../support/fixtures/walk-seed.txt')
  await secretariat.page.locator('input[type=file]').setInputFiles(source)
  await secretariat.page.waitForURL(/\/imports\/.+/)
  await secretariat.page.getByRole('region', { name: 'Recognised' }).waitFor()
  await secretariat.settle()
  await photograph(secretariat, 'import-review')

  const draft = `/drafts/${await firstOf(chair, 'drafts')}`
  await chair.page.setViewportSize(WIDE)
  await chair.open(`${draft}?reading=chair`)
  await chair.page.getByRole('tab', { name: /^Proposals/ }).click()
  await chair.page.locator('wg-proposals-panel .row').first().click()
  await chair.page.locator('wg-proposal-card').first().waitFor()
  await photograph(chair, 'draft')

  const working = member.page.getByRole('textbox', { name: /^Your proposals/ })
  await member.page.setViewportSize(WIDE)
  await member.open(`${draft}?reading=proposals`)
  await working.locator('p').filter({ hasText: 'CONCERNED that' }).click()
  await member.page.evaluate(() => {
    const { anchorNode } = getSelection() ?? {}
    const paragraph = anchorNode?.parentElement?.closest('p')
    const last = paragraph?.lastChild
    if (last?.nodeType === Node.TEXT_NODE) getSelection()?.collapse(last, (last.textContent?.length ?? 1) - 1)
  })
  await member.page.keyboard.type(' or reported')
  await working.getByRole('group', { name: /not sent yet$/ }).waitFor()
  await photograph(member, 'propose')
  await working.getByRole('button', { name: 'Discard' }).click()

  await chair.page.setViewportSize({ width: 1440, height: 810 })
  await chair.open(`${draft}/room?reading=clean`)
  await chair.page.locator('wg-marked-text').first().waitFor()
  for (let step = 0; step < 16; step++) await chair.page.keyboard.press('ArrowDown')
  await photograph(chair, 'room')
  await chair.open(`${draft}/rounds`)
  await chair.page.getByRole('table').first().waitFor()
  await photograph(chair, 'round')
  await chair.page.setViewportSize(WINDOW)

  await chair.open('/reports')
  await chair.page.getByRole('button', { name: 'Compile a report' }).first().click()
  for (const [list, option] of [
    ['Meeting', /^SC69/],
    ['Agenda item', /cybercrime/i],
    ['Draft for the annex', /resolution/i],
  ] as const) {
    await chair.page.getByRole('combobox', { name: list }).click()
    await chair.page.getByRole('option', { name: option }).first().click()
  }
  await chair.page.getByRole('button', { name: 'Compile', exact: true }).click()
  await chair.page.waitForURL(/\/reports\/.+/)
  await chair.page.getByRole('heading', { name: 'Before it is issued' }).waitFor()
  await chair.settle()
  await photograph(chair, 'report')

  await member.page.setViewportSize({ width: 390, height: 780 })
  await member.open('/')
  await photograph(member, 'telephone')
} finally {
  await browser.close()
  await server.end()
}
