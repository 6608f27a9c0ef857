/** The hash by which a text is known again: the domain has no cryptography of its own. */
import { createHash } from 'node:crypto'

/** Hex digest of the text's UTF-8 bytes (SHA-256, FIPS 180-4). */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
