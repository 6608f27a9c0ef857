/**
 * The file of a backup: gzip over lines of JSON. A header (format, newest migration, when); for each table a line with its
 * name and one for each row; a footer with the number of rows and the SHA-256 of all lines before it, so that a file that was
 * cut off or changed is known as such. Tables stand in an order in which each refers only to those before it.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { DomainError } from '#domain/errors.ts'

export const FORMAT = 'intersession backup 1'
export const ROWS_AT_A_TIME = 500

export interface BackupSummary {
  /** Instant at which it was made. */
  readonly madeAt: string
  readonly tableCount: number
  readonly rowCount: number
}

export interface Header {
  readonly format: string
  /** When the newest migration was written, as in the journal. */
  readonly migration: number
  readonly madeAt: string
}
export interface Footer {
  readonly rowCount: number
  readonly sha256: string
}
export type Body = { readonly table: string } | { readonly row: unknown }

/**
 * The lines of a backup before its footer, which is checked at the end.
 * @throws DomainError `invalid` when it is no backup, cut off, or changed; `not_found` when there is no such file.
 */
export async function* readBackup(file: string): AsyncGenerator<Header | Body> {
  const hash = createHash('sha256')
  const source = createReadStream(file)
  const unpacked = createGunzip()
  const reading = pipeline(source, unpacked).catch((error: Error) => void unpacked.destroy(error))
  let lineCount = 0
  let rowCount = 0
  let footer: Footer | null = null
  try {
    for await (const text of createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })) {
      const line = JSON.parse(text) as Header | Body | Footer
      if (lineCount === 0 && (!('format' in line) || line.format !== FORMAT)) break
      lineCount += 1
      if ('sha256' in line) {
        footer = line
        break
      }
      hash.update(`${text}\n`)
      if ('row' in line) rowCount += 1
      yield line
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (error instanceof DomainError) throw error
    if (code === 'ENOENT') throw new DomainError('not_found', `${file}: There is no such file.`)
  } finally {
    // Both: a file that was read to its end no longer ends the unpacking by itself.
    source.destroy()
    unpacked.destroy()
    await reading
  }
  if (lineCount === 0) throw new DomainError('invalid', `${file} is no backup of this program.`)
  if (footer?.sha256 !== hash.digest('hex') || footer.rowCount !== rowCount) {
    throw new DomainError('invalid', `${file} is cut off or was changed: use another backup.`)
  }
}

/** Reads a backup from beginning to end. @throws DomainError as `readBackup` */
export async function verifyBackup(file: string): Promise<BackupSummary> {
  let summary = { madeAt: '', tableCount: 0, rowCount: 0 }
  for await (const line of readBackup(file)) {
    if ('madeAt' in line) summary = { ...summary, madeAt: line.madeAt }
    else if ('table' in line) summary = { ...summary, tableCount: summary.tableCount + 1 }
    else summary = { ...summary, rowCount: summary.rowCount + 1 }
  }
  return summary
}
