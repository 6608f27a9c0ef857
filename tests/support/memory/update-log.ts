/** The update log in memory, under the same contract as the one on PostgreSQL (tests/contracts/update-log.ts). */
import { randomUUID } from 'node:crypto'
import type { Append, Appended, ClientClaim, LogRow, LogSnapshot, UpdateLog } from '#domain/collab/log.ts'
import { DomainError } from '#domain/errors.ts'
import type { DraftId } from '#domain/ids.ts'

interface Log {
  readonly epoch: string
  standing: number
  snapshot: LogSnapshot | null
  readonly rows: LogRow[]
  readonly claims: ClientClaim[]
}

export function memoryUpdateLog(): UpdateLog {
  const logs = new Map<DraftId, Log>()

  const appendOne = ({ draftId, after, standing, updates, claims }: Append): Appended => {
    const log = logs.get(draftId)
    if (!log) return { kind: 'gone' }
    if (log.rows.length !== after || log.standing !== standing) {
      return { kind: 'behind', standing: log.standing, rows: log.rows.slice(after), claims: [...log.claims] }
    }
    for (const update of updates) log.rows.push({ ...update, sequence: log.rows.length + 1 })
    log.claims.push(...claims)
    return { kind: 'recorded', sequence: log.rows.length }
  }

  return {
    async create(draftId) {
      if (logs.has(draftId)) throw new DomainError('conflict', 'This draft has a log already.')
      logs.set(draftId, { epoch: randomUUID(), standing: 0, snapshot: null, rows: [], claims: [] })
    },
    async append(appends) {
      return appends.map(appendOne)
    },
    async open(draftId) {
      const log = logs.get(draftId)
      if (!log) return null
      const { epoch, standing, snapshot, rows, claims } = log
      return {
        sequence: rows.length,
        standing,
        epoch,
        snapshot,
        tail: rows.slice(snapshot?.sequence ?? 0),
        claims: [...claims],
      }
    },
    async heads(draftIds) {
      return draftIds.flatMap((draftId) => {
        const log = logs.get(draftId)
        return log ? [{ draftId, sequence: log.rows.length, standing: log.standing }] : []
      })
    },
    async readSince(draftId, after, limit = Number.POSITIVE_INFINITY) {
      return (logs.get(draftId)?.rows ?? []).slice(after, after + limit)
    },
    async history(draftId, { limit, before = Number.POSITIVE_INFINITY }) {
      return (logs.get(draftId)?.rows ?? [])
        .filter(({ sequence }) => sequence < before)
        .reverse()
        .slice(0, limit)
        .map(({ sequence, accountId, at, update }) => ({ sequence, accountId, at, byteCount: update.length }))
    },
    async keepSnapshot(draftId, snapshot) {
      const log = logs.get(draftId)
      if (log && (log.snapshot?.sequence ?? 0) < snapshot.sequence) log.snapshot = snapshot
    },
    async changeStanding(draftId) {
      const log = logs.get(draftId)
      if (!log) throw new DomainError('not_found', 'There is no such draft.')
      log.standing += 1
    },
  }
}
