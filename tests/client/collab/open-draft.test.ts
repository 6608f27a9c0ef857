/** Drafts that a window holds, what stays on the device when it is gone, and who takes it over. */
import { afterEach, describe, expect, it } from 'vitest'
import { CLOSE } from '#domain/collab/close.ts'
import { REFUSAL } from '../../../client/collab/open-draft.ts'
import { settle, TestBrowser, Window } from '../../support/device.ts'
import { DRAFT, Table } from '../../support/peers.ts'

const windows: Window[] = []
function windowOf(table: Table, browser: TestBrowser | null, name = 'Amina'): Window {
  const window = new Window(table, browser, name)
  windows.push(window)
  return window
}

/** A draft with the text "text", and somebody who has its page open. */
async function start() {
  const table = await Table.open()
  const other = await table.seat('Other')
  other.write('text')
  await table.flush()
  const browser = new TestBrowser()
  const window = windowOf(table, browser)
  window.show()
  await window.settle()
  return { table, other, browser, window }
}

/** Writes two edits without a connection. */
function writeOffline(window: Window): void {
  window.ms = 60_000
  window.cut()
  window.write(0, 'un')
  window.write(2, 'sent ')
}

afterEach(async () => {
  for (const window of windows.splice(0)) await window.crash()
})

describe('a page that is left', () => {
  it('[C75] lets the draft go at once when everything is recorded', async () => {
    const { window } = await start()
    const draft = window.show()
    draft.leave()
    expect(window.show()).not.toBe(draft)
  })

  it('[C75] keeps the draft, without presence, until it is, and finds it as it was when it returns', async () => {
    const { table, other, window } = await start()
    const release = table.hold()
    const draft = window.show()
    window.write(0, 'un')
    draft.leave()
    expect(window.provider.awareness.getLocalState()).toBeNull()
    expect(window.show()).toBe(draft)
    expect(window.provider.awareness.getLocalState()).toEqual({})
    draft.leave()
    release()
    await window.settle()
    expect(other.text).toBe('untext')
    expect(window.show()).not.toBe(draft)
  })
})

describe('the device', () => {
  it('[RD13] says how many changes of a draft wait on it, in whatever window they were made', async () => {
    const { table, browser, window } = await start()
    const room = windowOf(table, browser)
    writeOffline(window)
    await window.settle()
    expect(await room.journal.countOnDevice(DRAFT)).toBe(2)
    expect(await window.journal.countOnDevice(DRAFT)).toBe(2)
    expect(await room.journal.countOnDevice('another draft')).toBe(0)
    window.isReachable = true
    await window.passTime(1_000)
    await window.settle()
    expect(await room.journal.countOnDevice(DRAFT)).toBe(0)
  })

  it('[C76] holds exactly what is not recorded, with its draft, its history and its window', async () => {
    const { table, browser, window } = await start()
    writeOffline(window)
    await window.settle()
    const kept = [...browser.store.edits.values()]
    const epoch = table.hub.epochOf(DRAFT)
    expect(kept.map(({ draftId, epoch, madeAt }) => [draftId, epoch, madeAt])).toEqual([
      [DRAFT, epoch, 60_000],
      [DRAFT, epoch, 60_000],
    ])
    window.isReachable = true
    await window.passTime(1_000)
    await window.settle()
    expect([browser.store.edits.size, window.journal.unsent()]).toEqual([0, []])
  })

  it('[C77] what a lost window has left is sent from whatever page is open next, and the person is told', async () => {
    const { table, other, browser, window } = await start()
    writeOffline(window)
    await window.settle()
    await window.crash()
    const next = windowOf(table, browser)
    await next.settle()
    expect(other.text).toBe('unsent text')
    await next.settle()
    expect(browser.store.edits.size).toBe(0)
    expect(() => next.drafts.wake()).not.toThrow()
  })

  it('[C77] it is sent in the order of its making, together with what is written meanwhile', async () => {
    const { table, other, browser, window } = await start()
    writeOffline(window)
    await window.settle()
    await window.crash()
    other.type(4, ' by another')
    await table.flush()
    const next = windowOf(table, browser)
    next.show()
    await next.settle()
    next.write(0, 'still ')
    await next.settle()
    expect([next.text, other.text]).toEqual(Array(2).fill('still unsent text by another'))
    expect([next.provider.state, browser.store.edits.size]).toEqual([{ kind: 'recorded' }, 0])
  })

  it('[C77] a living window keeps its edits; they are taken over the moment it is gone', async () => {
    const { table, other, browser, window } = await start()
    writeOffline(window)
    await window.settle()
    const next = windowOf(table, browser)
    next.show()
    await next.settle()
    next.write(4, '!')
    await next.settle()
    expect([other.text, browser.store.edits.size, next.journal.unsent().length]).toEqual(['text!', 2, 0])
    await window.crash()
    await next.settle()
    expect([other.text, browser.store.edits.size]).toEqual(['unsent text!', 0])
  })

  it('[C77] nobody sends the edits of another person on the same device', async () => {
    const { table, other, browser, window } = await start()
    writeOffline(window)
    await window.settle()
    await window.crash()
    const stranger = windowOf(table, browser, 'Bruno')
    stranger.show()
    await stranger.settle()
    expect([other.text, browser.store.edits.size, stranger.journal.unsent()]).toEqual(['text', 2, []])
    const own = windowOf(table, browser)
    await own.settle()
    expect([other.text, browser.store.edits.size]).toEqual(['unsent text', 0])
  })

  it('[C94] what was recorded although nobody was told is not sent again', async () => {
    const { table, other, browser, window } = await start()
    window.write(0, 'x')
    // The server records it, and its answer never arrives.
    window.isDead = true
    await table.flush()
    await window.crash()
    expect([other.text, browser.store.edits.size]).toEqual(['xtext', 1])
    const rows = await table.log.readSince(DRAFT, 0)
    const next = windowOf(table, browser)
    await next.settle()
    expect(browser.store.edits.size).toBe(0)
    expect(await table.log.readSince(DRAFT, 0)).toEqual(rows)
    expect(other.text).toBe('xtext')
  })
})

describe('what cannot be sent', () => {
  it('[C78] [C90] edits of another history are kept for the person, and the draft is pulled afresh', async () => {
    const { browser, window } = await start()
    writeOffline(window)
    const restored = await Table.open()
    const other = await restored.seat('Other')
    other.write('restored')
    await restored.flush()
    Object.assign(window, { table: restored, isReachable: true })
    await window.passTime(1_000)
    await window.settle()
    expect([window.text, other.text, window.provider.state.kind]).toEqual(['restored', 'restored', 'recorded'])
    expect(window.journal.refused().map(({ refusal }) => refusal)).toEqual(Array(2).fill(REFUSAL.otherHistory))
    expect(window.heard).toEqual(['state'])
    await window.settle()
    expect([...browser.store.edits.values()].map(({ tabId }) => tabId)).toEqual(['', ''])
    window.journal.remove(window.journal.refused().map(({ id }) => id))
    await window.settle()
    expect(browser.store.edits.size).toBe(0)
  })

  it.each(['propose', 'comment', 'read'] as const)(
    '[C78] [C24] so are edits of somebody who may only %s now, with the sentence that says so, and they reach nobody',
    async (right) => {
      const { table, other, browser, window } = await start()
      writeOffline(window)
      await window.settle()
      await window.crash()
      table.standing = { ...table.standing, draftRights: { ...table.standing.draftRights, member: right } }
      await table.hub.recheck({ draftId: DRAFT })
      const next = windowOf(table, browser)
      next.show()
      await next.settle()
      expect([next.text, other.text]).toEqual(['text', 'text'])
      expect(next.journal.refused().map(({ refusal }) => refusal)).toEqual(Array(2).fill(REFUSAL.readOnly))
      expect(browser.store.edits.size).toBe(2)
    },
  )

  it('[C78] so are edits of a draft that was frozen meanwhile, but not what was recorded before', async () => {
    const { table, other, browser, window } = await start()
    writeOffline(window)
    await window.settle()
    await window.crash()
    table.standing = { ...table.standing, isOpen: false }
    await table.hub.recheck({ draftId: DRAFT })
    const next = windowOf(table, browser)
    next.show()
    await next.settle()
    expect([next.text, other.text]).toEqual(['text', 'text'])
    expect(next.journal.refused().map(({ refusal }) => refusal)).toEqual(Array(2).fill(REFUSAL.readOnly))
    const third = windowOf(table, browser)
    await third.settle()
    expect(third.journal.refused()).toHaveLength(2)
  })

  it('[C78] so are edits that the server refuses, and those that build on nothing; writing goes on afterwards', async () => {
    const { table, other, browser, window } = await start()
    writeOffline(window)
    await window.settle()
    const [first, second] = [...browser.store.edits.values()]
    if (!first || !second) throw new Error('Nothing was kept')
    await browser.store.write([], [first.id])
    await window.crash()
    const next = windowOf(table, browser)
    next.show()
    await next.settle()
    expect(next.journal.refused().map(({ id, refusal }) => [id, refusal])).toEqual([[second.id, REFUSAL.astray]])
    next.cut(CLOSE.malformed.code)
    next.write(0, 'x')
    await next.settle()
    expect(next.journal.refused().at(-1)?.refusal).toBe(CLOSE.malformed.sentence)
    await next.crash()
    const third = windowOf(table, browser)
    third.show()
    await third.settle()
    third.write(0, 'y')
    await third.settle()
    expect([other.text, third.provider.state.kind, third.journal.refused().length]).toEqual(['ytext', 'recorded', 2])
  })

  it('[C78] signing out refuses nothing: who signs in again goes on', async () => {
    const { other, window } = await start()
    writeOffline(window)
    window.answer = CLOSE.signedOut
    await window.passTime(1_000)
    await window.settle()
    expect([window.provider.stop, window.journal.unsent().length]).toEqual([CLOSE.signedOut, 2])
    Object.assign(window, { answer: null, isReachable: true })
    window.drafts.signedIn(window.actor.accountId)
    await window.settle()
    expect([other.text, window.journal.unsent()]).toEqual(['unsent text', []])
  })
})

describe('a device that keeps nothing', () => {
  it('[C79] [C95] says so, and the window is not closed without a question', async () => {
    const table = await Table.open()
    const window = windowOf(table, null)
    window.show()
    await window.settle()
    expect(window.journal.isLasting).toBe(false)
    const other = await table.seat('Other')
    other.write('text')
    await settle(table, window)
    writeOffline(window)
    expect(window.journal.looseCount).toBe(2)
  })

  it('[C79] [C95] a write that fails costs no edit, is told, and is tried again', async () => {
    const { other, browser, window } = await start()
    browser.store.isFull = true
    writeOffline(window)
    await window.settle()
    expect([window.journal.isLasting, window.journal.looseCount, browser.store.edits.size]).toEqual([false, 2, 0])
    browser.store.isFull = false
    window.isReachable = false
    await window.passTime(5_000)
    expect([window.journal.isLasting, window.journal.looseCount, browser.store.edits.size]).toEqual([true, 0, 2])
    window.isReachable = true
    await window.passTime(10_000)
    await window.settle()
    expect([other.text, browser.store.edits.size]).toEqual(['unsent text', 0])
  })
})
