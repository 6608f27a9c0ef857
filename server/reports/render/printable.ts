/**
 * Text that every format can hold: one line, no control characters (XML 1.0 has no spelling for them), no half surrogates.
 * It is not escaped: each format does that in its own way.
 */
const UNPRINTABLE = /[\p{Cc}\p{Noncharacter_Code_Point}]/gu

export function printable(text: string): string {
  const wellFormed = Buffer.from(text, 'utf8').toString('utf8')
  return wellFormed.replace(/[\t\n\r\u2028\u2029]+/g, ' ').replace(UNPRINTABLE, '')
}
