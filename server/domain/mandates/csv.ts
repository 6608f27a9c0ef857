/** The list of mandates as a spreadsheet reads it: RFC 4180, with a byte order mark so that accents survive. */
import type { MandateView } from './wire.ts'

const COLUMNS: readonly (readonly [string, (view: MandateView) => string | number])[] = [
  ['Decision', (view) => view.decision.name],
  ['Provision', (view) => view.cite],
  ['Subject', (view) => view.decision.subject],
  ['Addressee', (view) => view.addressedTo],
  ['Duty', (view) => view.duty],
  ['Verb', (view) => view.strength],
  ['Condition', (view) => view.condition ?? ''],
  ['Deadline', (view) => view.deadline?.words ?? ''],
  ['Due on', (view) => view.standing.dueOn ?? ''],
  ['Reports to', (view) => view.reportsTo ?? ''],
  ['Holder', (view) => view.holder.name],
  ['Status', (view) => view.standing.status],
  ['Overdue', (view) => (view.standing.isOverdue ? 'yes' : 'no')],
  ['Needs funding', (view) => (view.standing.needsFunding ? 'yes' : 'no')],
  ['Entries', (view) => view.entryCount],
  ['Last entry on', (view) => view.standing.lastEntryOn ?? ''],
]

export function mandatesCsv(views: readonly MandateView[]): string {
  const rows = [COLUMNS.map(([name]) => name), ...views.map((view) => COLUMNS.map(([, read]) => read(view)))]
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

/** A cell that begins like a formula is shown as text, so that a spreadsheet does not run what somebody typed. */
function cell(value: string | number): string {
  const text = String(value)
  const safe = /^(?:\s*[=+\-@|%\uFF0B\uFF0D\uFF1D\uFF20]|[\t\r\n])/.test(text) ? `'${text}` : text
  // A semicolon parts cells where the comma is the decimal sign.
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
