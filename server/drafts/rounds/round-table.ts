/** The table of a round in words, as its files show it: the same rows as on the screen, in the same order. */
import type { Instant } from '#domain/clock.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import type { CompiledRow, CompiledTable } from '#domain/drafts/rounds/compiled-table.ts'
import { endInWords, type Round } from '#domain/drafts/rounds/round.ts'
import type { Version } from '#domain/drafts/versions/version.ts'

export interface RoundTable {
  readonly title: string
  /** What it is the table of, each on a line of its own. */
  readonly facts: readonly string[]
  readonly columns: readonly TableColumn[]
  readonly parts: readonly TablePart[]
}

export interface TableColumn {
  readonly name: string
  /** Share of the width, in parts of any size. */
  readonly width: number
}

export interface TablePart {
  readonly heading: string
  readonly rows: readonly (readonly string[])[]
}

const COLUMNS: readonly TableColumn[] = [
  { name: 'Paragraph', width: 14 },
  { name: 'Party', width: 13 },
  { name: 'Type', width: 15 },
  { name: 'Comment', width: 32 },
  { name: 'Proposed change', width: 32 },
  { name: 'Disposition', width: 15 },
  { name: 'Reason', width: 20 },
  { name: 'Received', width: 15 },
]

const TYPES = {
  editorial: 'Editorial',
  substantive: 'Substantive',
  technical: 'Technical',
  proposal: 'Proposal',
} as const

export interface TableSource {
  readonly draft: Pick<Draft, 'title'>
  readonly round: Round
  readonly version: Version | null
  readonly table: CompiledTable
  /** When the file is made. */
  readonly at: Instant
}

export function roundTable({ draft, round, version, table, at }: TableSource): RoundTable {
  const { inTime, afterExtension } = table
  const isExtended = round.events.some(({ kind }) => kind === 'extended')
  const late = {
    heading: `Received after ${endInWords({ ...round, events: [] })}, once the round was extended`,
    rows: afterExtension.map(cells),
  }
  return {
    title: draft.title,
    facts: [
      round.purpose,
      ...(version ? [`On version ${version.number}, ${version.name}`] : []),
      `Received until ${endInWords(round)}`,
      `Table of ${instantInWords(at)}`,
    ],
    columns: COLUMNS,
    parts: [{ heading: 'Received in time', rows: inTime.map(cells) }, ...(isExtended ? [late] : [])],
  }
}

function cells({ paragraph, party, type, text, proposedChange, disposition, reason, at }: CompiledRow): string[] {
  return [paragraph, party, TYPES[type], text, proposedChange, disposition, reason, instantInWords(at)]
}

/** `2018-02-20 09:00 UTC`: in a table it sorts. */
const instantInWords = (at: Instant): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
