/** Two hubs whose time stands still unless a test lets it pass; the log in memory says nothing of its appends. */
import { describe, expect, it } from 'vitest'
import type { UpdateLog } from '#domain/collab/log.ts'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import { memoryAir } from '../support/memory/notices.ts'
import { DRAFT, Table } from '../support/peers.ts'

async function twoHubs() {
  const air = memoryAir()
  const one = await Table.open(undefined, DEFAULT_RIGHTS, air.at('one'))
  const count = { readings: 0 }
  const counted: UpdateLog = {
    ...one.log,
    readSince: (...asked) => {
      count.readings += 1
      return one.log.readSince(...asked)
    },
  }
  const two = await Table.open(counted, DEFAULT_RIGHTS, air.at('two'))
  const [amina, bruno] = [await one.seat('Amina'), await two.seat('Bruno')]
  amina.write('unheard of')
  await one.flush()
  await two.flush()
  expect(bruno.text).toBe('')
  return { air, one, two, amina, bruno, count }
}

describe('a hub among others', () => {
  it('[C82] asks how far its drafts have come as soon as it listens again', async () => {
    const { air, two, bruno } = await twoHubs()
    air.beginAgain()
    await two.flush()
    expect(bruno.text).toBe('unheard of')
  })

  it('[C82] asks now and then, and nothing more is committed under rights that may have changed', async () => {
    const { one, two, amina, bruno } = await twoHubs()
    two.standing = { ...two.standing, isOpen: false }
    await two.log.changeStanding(DRAFT)
    await two.passTime()
    expect([bruno.text, bruno.socket.closed?.code]).toEqual(['unheard of', 4409])
    amina.type(0, 'still ')
    await one.flush()
    expect(amina.recorded).toBe(3)
  })

  it('[C81] many notices of one draft are one reading of its rows', async () => {
    const { air, one, two, amina, bruno, count } = await twoHubs()
    for (let turn = 0; turn < 10; turn++) {
      amina.type(0, `${turn}`)
      await one.flush()
    }
    const rows = Array.from(
      { length: 11 },
      (_, place) => ({ kind: 'rows', draftId: DRAFT, sequence: place + 1 }) as const,
    )
    await air.at('one').say(rows)
    await two.flush()
    expect([bruno.text, count.readings]).toEqual([amina.text, 1])
  })
})
