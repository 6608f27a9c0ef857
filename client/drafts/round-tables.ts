/** The table of a round on the screen: what came in time and what came after the extension, as the filters leave it. */
import { html, nothing } from 'lit'
import type { RoundView, TableView } from '#domain/drafts/rounds/wire.ts'
import { capital } from '../lib/words.ts'
import type { FilterField } from '../ui/wg-filter-bar.ts'
import '../ui/wg-date.ts'
import { table } from '../ui/wg-table.ts'

type Row = TableView['inTime'][number]

export const NO_FILTER = { paragraph: '', party: '', disposition: '' }
export type RowFilter = Readonly<typeof NO_FILTER>

/** Stands in the address for rows that nobody has answered. */
const OPEN = 'open'

export function filterFields({ inTime, afterExtension }: TableView): FilterField[] {
  const rows = [...inTime, ...afterExtension]
  const choices = (of: (row: Row) => string) =>
    [...new Set(rows.map(of))].map((value) => ({ value, label: value === OPEN ? 'Open' : value }))
  return [
    // In the order of the text, as the rows stand.
    { name: 'paragraph', label: 'Paragraph', options: choices(({ paragraph }) => paragraph) },
    { name: 'party', label: 'Party', options: choices(({ party }) => party).sort(byLabel) },
    { name: 'disposition', label: 'Disposition', options: choices(dispositionOf).sort(byLabel) },
  ]
}

const byLabel = (one: { readonly label: string }, other: { readonly label: string }) =>
  one.label.localeCompare(other.label)

const dispositionOf = ({ disposition }: Row): string => (disposition === '' ? OPEN : disposition)

export function matching(rows: readonly Row[], { paragraph, party, disposition }: RowFilter): Row[] {
  return rows.filter(
    (row) =>
      (paragraph === '' || row.paragraph === paragraph) &&
      (party === '' || row.party === party) &&
      (disposition === '' || dispositionOf(row) === disposition),
  )
}

export function roundTables(
  draftId: string,
  round: RoundView,
  { inTime, afterExtension }: TableView,
  filter: RowFilter,
) {
  if (inTime.length + afterExtension.length === 0) return html`<p class="quiet">${nothingWords(round)}</p>`
  const isExtended = round.events.some(({ kind }) => kind === 'extended')
  return html`
    ${part(draftId, isExtended ? 'Received in time' : 'Received', matching(inTime, filter))}
    ${isExtended ? part(draftId, 'Received after the day first set', matching(afterExtension, filter)) : nothing}
  `
}

function nothingWords({ state }: RoundView): string {
  if (state === 'recalled') return 'A round that was recalled has no table.'
  return state === 'open' ? 'Nothing has been received yet.' : 'Nothing was received.'
}

function part(draftId: string, caption: string, rows: readonly Row[]) {
  if (rows.length === 0) return html`<h3>${caption}</h3><p class="quiet">Nothing.</p>`
  return html`<div class="part">${table({
    caption: `${caption}: ${rows.length}`,
    isCaptionShown: true,
    rows,
    columns: [
      { label: 'Paragraph', isTitle: true, width: '11%', cell: (row) => row.paragraph },
      { label: 'Party', width: '9%', cell: (row) => row.party },
      {
        label: 'Type',
        width: '8%',
        cell: (row) => (row.type === 'proposal' ? proposalLink(draftId, row) : capital(row.type)),
      },
      { label: 'Comment', width: '25%', cell: ({ text }) => html`<span style="white-space: pre-line">${text}</span>` },
      {
        label: 'Proposed change',
        width: '25%',
        cell: ({ proposedChange }) =>
          proposedChange === '' ? '' : html`<span class="serif" style="white-space: pre-line">${proposedChange}</span>`,
      },
      {
        label: 'Disposition',
        width: '13%',
        cell: ({ disposition, reason }) =>
          disposition === ''
            ? ''
            : html`${disposition}${reason === '' ? nothing : html`<p class="small quiet">${reason}</p>`}`,
      },
      { label: 'Received', width: '9%', cell: ({ at }) => html`<wg-date at=${at} length="short"></wg-date>` },
    ],
  })}</div>`
}

const proposalLink = (draftId: string, { id }: Row) => html`<a href="/drafts/${draftId}?proposal=${id}">Proposal</a>`
