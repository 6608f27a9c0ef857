/** What is left until a day, as a state in words. */
import { html } from 'lit'
import { lengthInWords } from '../lib/dates.ts'
import './wg-status.ts'

/** Within a fortnight a deadline asks for attention. */
const SOON_DAYS = 14

/** How long is left, as a state: passed, today, soon, or far enough to be only mentioned. */
export function countdown(inDays: number) {
  if (inDays < 0) return html`<wg-status sign="none">passed ${lengthInWords(-inDays)} ago</wg-status>`
  if (inDays === 0) return html`<wg-status tone="serious">ends today</wg-status>`
  if (inDays <= SOON_DAYS)
    return html`<wg-status tone="attention" sign="clock">${lengthInWords(inDays)} left</wg-status>`
  return html`<wg-status tone="note" sign="clock">${lengthInWords(inDays)} left</wg-status>`
}
