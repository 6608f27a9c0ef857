/** Imports as the review screen shows them: what was recognised, and what confirming each item would do. */
import type { Actor } from '#domain/access.ts'
import { hrefOf } from '#domain/decisions/address.ts'
import { describeAddressees } from '#domain/decisions/addressee.ts'
import { type Decision, nameOf } from '#domain/decisions/decision.ts'
import { effectOf } from '#domain/decisions/import/confirm-texts.ts'
import { nameOfText, type RecognisedText, textsOf } from '#domain/decisions/import/imported-text.ts'
import type { RecognisedReference } from '#domain/decisions/import/recognised.ts'
import type { ImportedItem, ImportSummary, ImportView } from '#domain/decisions/import/wire.ts'
import type { ImportHeading, ImportRecord } from '#domain/decisions/store.ts'
import type { DecisionId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import { accountNames } from './account-names.ts'

type Names = Awaited<ReturnType<typeof accountNames>>

export function importSummary(heading: ImportHeading, nameOfAccount: Names): ImportSummary {
  const { id, fileName, header, decisionCount, resolutionCount, notUnderstoodCount, importedAt, confirmedAt } = heading
  const { symbol, meeting, title } = header
  const counts = { decisionCount, resolutionCount, notUnderstoodCount }
  const importedBy = nameOfAccount(heading.importedBy)
  return {
    id,
    href: `/imports/${id}`,
    fileName,
    symbol,
    meeting,
    title,
    importedAt,
    importedBy,
    confirmedAt,
    ...counts,
  }
}

/** What the registry holds of the things that an import speaks of. */
interface Known {
  readonly byNumber: ReadonlyMap<string, Decision>
  readonly labelCounts: ReadonlyMap<string, number>
  /** Texts that the confirmed items became. */
  readonly byId: ReadonlyMap<DecisionId, Decision>
}

export async function importView(stores: Stores, actor: Actor, record: ImportRecord): Promise<ImportView> {
  const { recognised, confirmed } = record
  const { header, text, references, notUnderstood } = recognised
  const heading: ImportHeading = {
    ...record,
    header,
    decisionCount: recognised.decisions.length,
    resolutionCount: recognised.resolutions.length,
    notUnderstoodCount: notUnderstood.length,
    confirmedAt: confirmed?.at ?? null,
  }
  const texts = textsOf(recognised)
  const known = await readKnown(stores, record, texts)
  return {
    ...importSummary(heading, await accountNames(stores, actor)),
    place: header.place,
    dates: [...header.dates],
    submittedBy: [...header.submittedBy],
    language: header.language,
    text,
    items: texts.map((item) => itemView(item, record, known)),
    references: references.map(({ kind, text, targets, source }) => ({
      kind,
      text,
      targets: targets.map((name) => ({ name, href: hrefOfTarget(known.byNumber, name) })),
      source,
    })),
    notUnderstood: notUnderstood.map(({ text, why, source }) => ({ text, why, source })),
  }
}

async function readKnown(
  { decisions }: Pick<Stores, 'decisions'>,
  { recognised, confirmed }: ImportRecord,
  texts: readonly RecognisedText[],
): Promise<Known> {
  const numbers = new Set(texts.flatMap(({ number }) => number ?? []))
  const mayBeHere = ({ kind }: RecognisedReference) => kind !== 'document' && kind !== 'notification'
  for (const { targets } of recognised.references.filter(mayBeHere)) for (const name of targets) numbers.add(name)
  const labels = new Set(texts.flatMap(({ label }) => label ?? []))
  const labelCounts = new Map<string, number>()
  for (const label of labels) labelCounts.set(label, (await decisions.findByLabel(label)).length)
  const ids = confirmed?.outcomes.flatMap(({ decisionId }) => decisionId ?? []) ?? []
  const became = await decisions.findMany([...new Set(ids)])
  return {
    byNumber: await decisions.findByNumbers([...numbers]),
    labelCounts,
    byId: new Map(became.map((decision) => [decision.id, decision])),
  }
}

function itemView(text: RecognisedText, { confirmed }: ImportRecord, known: Known): ImportedItem {
  const { lines: _, addressees, provisions, deadlines, conditions, doubts, source, ...plain } = text
  const effect = effectOf(
    text,
    (text.number && known.byNumber.get(text.number)) || null,
    (text.label && known.labelCounts.get(text.label)) || 0,
  )
  const outcome = confirmed?.outcomes.find(({ kind, index }) => kind === text.kind && index === text.index)
  const existing = outcome?.decisionId ? (known.byId.get(outcome.decisionId) ?? null) : effect.existing
  return {
    ...plain,
    name: nameOfText(text),
    addressees: [...addressees],
    addressedTo: describeAddressees(addressees),
    provisions: [...provisions],
    deadlines: [...deadlines],
    conditions: [...conditions],
    doubts: [...doubts],
    source: { ...source },
    effect: effect.effect,
    effectText: effect.message,
    disposition: !outcome ? 'waiting' : outcome.outcome === 'dropped' ? 'dropped' : 'confirmed',
    existing: existing && { name: nameOf(existing), href: hrefOf(existing) },
  }
}

function hrefOfTarget(byNumber: ReadonlyMap<string, Decision>, name: string): string | null {
  const decision = byNumber.get(name)
  return decision ? hrefOf(decision) : null
}
