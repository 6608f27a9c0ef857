/**
 * Text that every format can hold: one line, no control characters (XML 1.0 has no spelling for them), no half surrogates.
 * It is not escaped: each format does that in its own way.
 */
import type { Cover } from '#domain/reports/cover.ts'

const UNPRINTABLE = /[\p{Cc}\p{Noncharacter_Code_Point}]/gu

export function printable(text: string): string {
  const wellFormed = Buffer.from(text, 'utf8').toString('utf8')
  return wellFormed.replace(/[\t\n\r\u2028\u2029]+/g, ' ').replace(UNPRINTABLE, '')
}

export function printableCover(cover: Cover): Cover {
  return {
    ...cover,
    symbol: printable(cover.symbol),
    meetingLine: printable(cover.meetingLine),
    placeAndDates: printable(cover.placeAndDates),
    agendaPart: printable(cover.agendaPart),
    headings: cover.headings.map(printable),
    title: printable(cover.title),
  }
}
