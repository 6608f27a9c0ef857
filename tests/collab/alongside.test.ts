/** Edits of the server with other records of the same transaction, on a real database: a memory store cannot take anything back. */
import { afterEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import type { Actor } from '#domain/access.ts'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import { DomainError } from '#domain/errors.ts'
import type { Stores } from '#domain/stores.ts'
import { DRAFT, firstText } from '../support/peers.ts'
import { type Processes, startProcesses } from '../support/processes.ts'

let processes: Processes
afterEach(() => processes.end())

const NEW_RIGHTS = { ...DEFAULT_RIGHTS, observer: 'edit' } as const

async function atTheTable() {
  processes = await startProcesses(2)
  const { stores, clock, hub } = processes.test.deps
  const bruno = await processes.sit(1, 'Chair')
  const actor: Actor = bruno.actor
  return {
    hub,
    bruno,
    actor,
    /** Stands for any record of a feature. */
    keep: async (bound: Stores) => bound.drafts.setRights(DRAFT, NEW_RIGHTS, clock(), actor.accountId),
    rights: async () => (await stores.drafts.find(DRAFT))?.rights.observer,
    rows: async () => (await stores.updates.readSince(DRAFT, 0)).length,
  }
}

const insert = (words: string) => (doc: Y.Doc) => firstText(doc).insert(0, words)

describe('an edit with other records alongside', () => {
  it('[C13] is kept together with them, and shown to people on every process', async () => {
    const { hub, bruno, actor, keep, rights, rows } = await atTheTable()
    await hub.applyServerEdit(DRAFT, actor, insert('Accepted: '), keep)
    expect([await rights(), await rows()]).toEqual(['edit', 2])
    await expect.poll(() => bruno.hear() || bruno.text, { timeout: 10_000 }).toBe('Accepted: URGES')
  })

  it('[C13] leaves nothing when they are refused, and what others typed meanwhile is recorded', async () => {
    const { hub, actor, keep, rights, rows } = await atTheTable()
    const amina = await processes.sit(0, 'member')
    await expect.poll(() => amina.hear() || amina.text, { timeout: 10_000 }).toBe('URGES')
    const refused = hub.applyServerEdit(DRAFT, actor, insert('never'), async (bound) => {
      await keep(bound)
      amina.type(0, 'Strongly ')
      throw new DomainError('conflict', 'Somebody else has decided it.')
    })
    await expect(refused).rejects.toThrow('Somebody else has decided it.')
    await expect.poll(() => amina.hear() || amina.recorded, { timeout: 10_000 }).toBe(2)
    expect([await rights(), await rows(), amina.text]).toEqual(['read', 2, 'Strongly URGES'])
    await hub.applyServerEdit(DRAFT, actor, insert('Very '), keep)
    await expect.poll(() => amina.hear() || amina.text, { timeout: 10_000 }).toBe('Very Strongly URGES')
    expect(await rights()).toBe('edit')
  })

  it('[C13] keeps them once when another process has written first, and also when the edit changes nothing', async () => {
    const { hub, bruno, actor, rows } = await atTheTable()
    await expect.poll(() => bruno.hear() || bruno.text, { timeout: 10_000 }).toBe('URGES')
    let kept = 0
    const count = async () => {
      kept += 1
    }
    await Promise.all(
      ['a', 'b', 'c'].map((words) => {
        bruno.type(0, words)
        return hub.applyServerEdit(DRAFT, actor, insert(words.toUpperCase()), count)
      }),
    )
    await expect.poll(() => bruno.hear() || [...bruno.text].sort().join(''), { timeout: 10_000 }).toBe('ABCEGRSUabc')
    expect(kept).toBe(3)
    const before = await rows()
    await hub.applyServerEdit(DRAFT, actor, () => {}, count)
    expect([kept, await rows()]).toEqual([4, before])
  })
})
