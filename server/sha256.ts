/** The hash by which a text is known again: the domain has no cryptography of its own. */
import { createHash } from 'node:crypto'

/** Hex digest of a text's UTF-8 bytes, or of a file's bytes (SHA-256, FIPS 180-4). */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')
