import { describe, expect, it } from 'vitest'
import { LARGEST_NOTICE, type Notice, writeNotice } from '#domain/collab/notices.ts'
import { writePresences } from '#domain/collab/protocol.ts'
import { Peer } from '../../server/collab/peer.ts'
import { RoomPresence } from '../../server/collab/presence.ts'
import { PresenceTelling, packed } from '../../server/collab/presence-telling.ts'
import { ArraySocket, actorNamed, DRAFT } from '../support/peers.ts'

describe('telling other processes of people', () => {
  it('[C86] a full room takes several notices, each small enough, and what fits in none is left out', () => {
    const person = (clientId: number, length = 300) => {
      return { clientId, clock: 1_505_725_200_000, json: JSON.stringify({ name: 'é'.repeat(length) }) }
    }
    const people = Array.from({ length: 200 }, (_, place) => person(place))
    const notices = packed(DRAFT, [...people, person(999, 4_000)])
    const sender = '01980000-0000-7000-8000-00000000aaaa'
    for (const notice of notices) {
      expect(Buffer.byteLength(writeNotice(sender, notice))).toBeLessThanOrEqual(LARGEST_NOTICE)
    }
    expect(notices.flatMap((notice) => (notice.kind === 'presence' ? notice.presences : []))).toEqual(people)
  })

  it('[C86] what moves while one telling is under way goes out as one step after it', async () => {
    const actor = actorNamed('Amina')
    const signIn = { key: 'Amina', readActor: async () => actor }
    const who = { actor, signIn, mayEdit: true, speaksOurs: true, connectionId: 'c' }
    const amina = new Peer(new ArraySocket(), who, () => {})
    const timers: (() => void)[] = []
    const told: Notice[][] = []
    let done = () => {}
    const telling = new PresenceTelling({ turn: (act) => act(), later: (act) => void timers.push(act) }, (notices) => {
      told.push([...notices])
      return new Promise((resolve) => {
        done = resolve
      })
    })
    const room = { draftId: DRAFT, presence: new RoomPresence() }
    const move = (clock: number) => {
      const json = JSON.stringify({ cursor: { anchor: { assoc: clock % 2 ? 0 : -1 }, head: { assoc: 0 } } })
      room.presence.receive(amina, writePresences([{ clientId: 5, clock, json }]), () => undefined, clock)
      telling.tell(room)
    }
    move(1)
    move(2)
    expect(timers).toHaveLength(1)
    timers.shift()?.()
    for (let clock = 3; clock < 50; clock++) move(clock)
    expect([told.length, timers.length]).toEqual([1, 0])
    done()
    await new Promise((resolve) => setImmediate(resolve))
    expect(timers).toHaveLength(1)
    timers.shift()?.()
    expect(told.map((notices) => notices.length)).toEqual([1, 1])
  })
})
