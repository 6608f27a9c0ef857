/** The head of a Notification to the Parties: its number, place, date and what it concerns. */
import { readMonth } from './calendar-dates.ts'
import type { Passage } from './passage.ts'

export const NOTIFICATION = /NOTIFICATION (?:TO|AUX) |NOTIFICACI[ÓO]N A LAS PARTES/
const NUMBER_LINE =
  /\bN(?:o\.?|[º°]\.?)\s?(\d{4}\/\d{2,3})(?:\s([\p{Lu}][\p{L} -]{2,40}),\s(?:le\s|el\s)?(\d{1,2})(?:er)?\s(?:de\s)?(\p{L}{3,12})\s(?:de\s|del\s)?(\d{4}))?/u
const CONCERNING = /^(?:CONCERNING|Concerning|OBJET|CONCERNE|ASUNTO|CON REFERENCIA A)\s?:?\s?/
const LONGEST_TITLE = 300

interface NotificationHead {
  /** `Notification No. 2009/038`. */
  readonly symbol: string
  readonly place: string | null
  /** The day it was sent, or nothing. */
  readonly dates: readonly string[]
  readonly title: string | null
}

/** @param head the first lines of the document as one string */
export function readNotification(passages: readonly Passage[], head: string): NotificationHead | null {
  const heading = NOTIFICATION.exec(head)
  const line = heading ? NUMBER_LINE.exec(head.slice(heading.index, heading.index + 300)) : null
  if (!line) return null
  const [, number, place, day = '', month = '', year] = line
  const monthNumber = readMonth(month)
  return {
    symbol: `Notification No. ${number}`,
    place: place ?? null,
    dates: monthNumber ? [`${year}-${String(monthNumber).padStart(2, '0')}-${day.padStart(2, '0')}`] : [],
    title: concernOf(passages),
  }
}

function concernOf(passages: readonly Passage[]): string | null {
  const at = passages.slice(0, 40).findIndex(({ text }) => CONCERNING.test(text))
  if (at < 0) return null
  const lines = [passages[at]?.text.replace(CONCERNING, '') ?? '']
  for (const { text } of passages.slice(at + 1, at + 5)) {
    if (/^\d{1,3}[.,]\s/.test(text)) break
    lines.push(text)
  }
  const title = lines
    .filter(Boolean)
    .join(': ')
    .replace(/\s\d{1,3}\.\s\p{Lu}.*$/u, '')
  return title && title.length <= LONGEST_TITLE ? title : null
}
