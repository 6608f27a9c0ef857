/**
 * Reads single parts of a ZIP archive within limits. Only the central directory and the parts asked for are touched;
 * nothing is written to disk, and sizes are counted while they expand because the declared ones may lie.
 */
import { Inflate } from 'fflate'
import { DomainError } from '#domain/errors.ts'
import { LIMITS } from './limits.ts'

interface Entry {
  readonly method: number
  readonly isEncrypted: boolean
  readonly compressed: number
  readonly expanded: number
  readonly offset: number
}

export interface Archive {
  readonly names: readonly string[]
  /** The bytes of a part, or null where the archive has none of that name. */
  read(name: string): Uint8Array | null
}

const END = 0x06054b50
const DIRECTORY = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22
const LONGEST_COMMENT = 65_535

/** @throws DomainError `invalid` when damaged, `too_large` when it holds or expands to too much */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(view, bytes)
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name)
      return entry ? expand(view, bytes, entry) : null
    },
  }
}

export function damaged(): DomainError {
  return new DomainError(
    'invalid',
    'This .docx is damaged and cannot be opened. Open it in Word, let Word repair it, and save it again.',
  )
}

function tooLarge(): DomainError {
  return new DomainError(
    'too_large',
    'This .docx expands to far more than a document holds, so it is not read. Save the text alone as a new .docx.',
  )
}

function readDirectory(view: DataView, bytes: Uint8Array): Map<string, Entry> {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > LIMITS.archiveEntries) throw tooLarge()
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY) throw damaged()
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    if (entries.has(name)) throw damaged()
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      compressed: view.getUint32(at + 20, true),
      expanded: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_LENGTH
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END) return at
  throw damaged()
}

function expand(view: DataView, bytes: Uint8Array, entry: Entry): Uint8Array {
  if (entry.isEncrypted)
    throw new DomainError(
      'unsupported',
      'This .docx is protected by a password. Remove the password in Word and save it again.',
    )
  if (entry.offset + 30 > view.byteLength || view.getUint32(entry.offset, true) !== LOCAL) throw damaged()
  const from = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const packed = bytes.subarray(from, from + entry.compressed)
  if (packed.length < entry.compressed) throw damaged()
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw damaged()
  const limit = Math.min(LIMITS.expandedBytes, Math.max(entry.compressed, 4096) * LIMITS.ratio)
  if (entry.expanded > limit) throw tooLarge()
  const expanded = inflate(packed, limit)
  if (expanded.length !== entry.expanded) throw damaged()
  return expanded
}

const STEP = 16_384

function inflate(packed: Uint8Array, limit: number): Uint8Array {
  const chunks: Uint8Array[] = []
  let length = 0
  let isDone = false
  const stream = new Inflate((chunk, isLast) => {
    length += chunk.length
    if (length > limit) throw tooLarge()
    chunks.push(chunk)
    isDone = isLast
  })
  try {
    for (let at = 0; at < packed.length; at += STEP)
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length)
  } catch (error) {
    throw error instanceof DomainError ? error : damaged()
  }
  if (!isDone) throw damaged()
  return new Uint8Array(Buffer.concat(chunks, length))
}
