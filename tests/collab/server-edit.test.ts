/** Edits of the server, whose turn comes behind what others typed before: what they are made on, and how often they are kept. */
import { beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import type { LogRow } from '#domain/collab/log.ts'
import { DomainError } from '#domain/errors.ts'
import { DRAFT, firstText, Table, type TestPeer } from '../support/peers.ts'

let table: Table
let amina: TestPeer
/** What the text said each time when the edit was made. */
let seen: string[]
beforeEach(async () => {
  table = await Table.open()
  amina = await table.seat('Amina')
  amina.write('URGES Parties')
  await table.flush()
  seen = []
})

const strike = (words: string) => (doc: Y.Doc) => {
  const text = firstText(doc)
  seen.push(text.toString())
  const at = text.toString().indexOf(words)
  if (at < 0) throw new DomainError('conflict', `${words} does not stand there any more.`)
  text.delete(at, words.length)
}
const rows = (): Promise<readonly LogRow[]> => table.log.readSince(DRAFT, 0)
const edited = (act: (doc: Y.Doc) => void, alongside?: () => Promise<void>) =>
  table.hub.applyServerEdit(DRAFT, amina.actor, act, alongside && (() => alongside()))

describe('words that come late', () => {
  it('[C15] what builds on another connection’s commit waits for it, and is acknowledged with its words', async () => {
    const release = table.hold()
    amina.type(0, 'AND ')
    await table.turn()
    // The line breaks; what it carried is still on its way into the log when the same device is back.
    amina.vanish()
    amina.connect()
    amina.type(4, 'so ')
    for (let round = 0; round < 3; round++) {
      amina.hear()
      await table.turn()
    }
    const askedCount = amina.askedCount
    release()
    await table.flush()
    const reader = await table.seat('Bruno')
    expect([reader.text, amina.text]).toEqual(['AND so URGES Parties', 'AND so URGES Parties'])
    expect(amina.askedCount).toBe(askedCount)
    expect(amina.recorded).toBe(amina.carried.length)
  })

  it('[C16] are looked for when their neighbours are deleted, and nothing else is', async () => {
    const looked: string[] = []
    const watching = await Table.open(table.log, undefined, undefined, (rows, lookedAt) => {
      looked.push(...rows.map(({ connectionId }) => String(connectionId !== null)))
      lookedAt([])
    })
    const bruno = await watching.seat('Bruno')
    bruno.type(5, ' all')
    bruno.erase(0, 5)
    await watching.flush()
    expect(looked).toEqual([])
    bruno.erase(0, firstText(bruno.doc).length)
    bruno.type(0, 'NOTES')
    await watching.flush()
    expect(looked).toEqual(['true'])
    bruno.type(5, ' it')
    await watching.flush()
    expect(looked).toEqual(['true'])
  })
})

describe('an edit that the server makes', () => {
  it('[C14] is made behind what waits, and before what comes later', async () => {
    amina.type(0, 'STRONGLY ')
    const done = edited(strike('Parties'))
    await table.turn()
    amina.type(0, 'AND ')
    await table.flush()
    await done
    expect(seen).toEqual(['STRONGLY URGES Parties'])
    expect(amina.text).toBe('AND STRONGLY URGES ')
  })

  it('[C14] that finds what it needs gone is refused, and what others typed is recorded', async () => {
    amina.erase(0, 6)
    const refused = expect(edited(strike('URGES'))).rejects.toThrow('URGES does not stand there any more.')
    const next = edited(strike('Parties'))
    amina.type(0, 'all ')
    await table.flush()
    await refused
    await next
    expect([amina.text, amina.recorded]).toEqual(['all ', 4])
  })

  it('[C14] is recorded whole, though somebody who waits behind it takes the same words out', async () => {
    const release = table.hold()
    amina.type(0, 'x')
    await table.turn()
    const done = edited(strike('Parties'))
    await table.turn()
    amina.erase(firstText(amina.doc).toString().indexOf('Parties'), 7)
    release()
    await table.flush()
    await done
    const withoutAmina = await Table.open(table.log)
    const reader = await withoutAmina.seat('Bruno')
    expect([reader.text, amina.text]).toEqual(['xURGES ', 'xURGES '])
    expect((await rows()).map(({ connectionId }) => connectionId === null)).toEqual([false, false, true])
    expect(amina.recorded).toBe(4)
  })

  it('[C14] is made anew when somebody else has recorded something in between', async () => {
    let keptCount = 0
    const other = await Table.open(table.log)
    const bruno = await other.seat('Bruno')
    bruno.type(0, 'KINDLY ')
    await other.flush()
    const done = edited(strike('Parties'), async () => {
      keptCount += 1
    })
    await table.flush()
    await done
    expect(seen).toEqual(['URGES Parties', 'KINDLY URGES Parties'])
    expect([amina.text, keptCount]).toEqual(['KINDLY URGES ', 1])
  })

  it('[C14] is refused when what was recorded in between leaves it no place', async () => {
    const other = await Table.open(table.log)
    const bruno = await other.seat('Bruno')
    bruno.erase(0, 6)
    await other.flush()
    const refused = expect(edited(strike('URGES'), async () => {})).rejects.toThrow('does not stand there any more')
    await table.flush()
    await refused
    expect([seen, amina.text, (await rows()).length]).toEqual([['URGES Parties', 'Parties'], 'Parties', 2])
  })

  it('[C14] [C10] whose answer was lost is found, also when it only takes words out', async () => {
    let keptCount = 0
    table.lostAnswers = 1
    const done = edited(strike('Parties'), async () => {
      keptCount += 1
    })
    await table.flush()
    amina.type(0, 'AND ')
    await table.passTime()
    await done
    expect([amina.text, (await rows()).length, seen.length]).toEqual(['AND URGES ', 3, 1])
    expect(keptCount).toBeLessThanOrEqual(1)
  })

  it('[C14] [C13] that changes nothing is kept only on the text that it was made on', async () => {
    const texts: string[] = []
    const other = await Table.open(table.log)
    const bruno = await other.seat('Bruno')
    bruno.type(0, 'KINDLY ')
    await other.flush()
    const done = edited(
      (doc) => void seen.push(firstText(doc).toString()),
      async () => void texts.push(seen.at(-1) ?? ''),
    )
    await table.flush()
    await done
    expect([seen, texts]).toEqual([['URGES Parties', 'KINDLY URGES Parties'], ['KINDLY URGES Parties']])
  })
})
