/** Brings the confirmed items of an import into the registry: all in one transaction, or none. */
import type { Actor } from '#domain/access.ts'
import { hrefOf } from '#domain/decisions/address.ts'
import { nameOf } from '#domain/decisions/decision.ts'
import { planTexts } from '#domain/decisions/import/confirm-texts.ts'
import { correctText, type ImportedText, nameOfText, textsOf } from '#domain/decisions/import/imported-text.ts'
import type { Recognised } from '#domain/decisions/import/recognised.ts'
import type { ImportConfirmation, ImportOutcome } from '#domain/decisions/import/wire.ts'
import type { ImportedOutcome, ImportRecord } from '#domain/decisions/store.ts'
import { DomainError } from '#domain/errors.ts'
import type { ImportId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import type { Deps } from '../deps.ts'

/**
 * @throws DomainError `not_found`; `conflict` when it was confirmed before or an item contradicts the registry;
 * `invalid` when an item was neither confirmed nor dropped
 */
export async function confirmImport(
  { stores, clock, newId }: Pick<Deps, 'stores' | 'clock' | 'newId'>,
  actor: Actor,
  id: ImportId,
  input: ImportConfirmation,
): Promise<ImportOutcome> {
  return stores.transact(async (bound) => {
    const record = await bound.decisions.findImport(id)
    if (!record) throw new DomainError('not_found', 'There is no such import.')
    if (record.confirmed) {
      throw new DomainError('conflict', 'This import was confirmed before: its texts are in the registry.')
    }
    const recognised = correctHeader(record.recognised, input)
    const { confirmed, dropped } = decide(recognised, input)
    const numbers = confirmed.flatMap(({ number }) => (number === null ? [] : [number]))
    const at = clock()
    const plan = planTexts(confirmed, await bound.decisions.findByNumbers(numbers), {
      importId: id,
      source: recognised.header.symbol ?? record.fileName,
      at,
      by: actor.accountId,
      newId,
    })
    await bound.decisions.confirmImport(id, { at, by: actor.accountId, outcomes: [...plan.outcomes, ...dropped] })
    for (const decision of plan.added) await bound.decisions.add(decision)
    for (const { decisionId, revision, event } of plan.revised) {
      await bound.decisions.addRevision(decisionId, revision)
      if (event) await bound.decisions.addEvent(decisionId, event)
    }
    return outcomeOf(bound, plan.outcomes, dropped.length)
  })
}

function correctHeader(recognised: Recognised, input: ImportConfirmation): Recognised {
  const { header } = recognised
  return {
    ...recognised,
    header: {
      ...header,
      symbol: input.symbol === undefined ? header.symbol : input.symbol,
      meeting: input.meeting === undefined ? header.meeting : input.meeting,
      submittedBy: input.submittedBy ?? header.submittedBy,
    },
  }
}

/** Each recognised item is confirmed or dropped by name: nothing is passed over in silence. */
function decide(recognised: ImportRecord['recognised'], { items }: ImportConfirmation) {
  const texts = textsOf(recognised)
  const asked = new Map((items ?? []).map((item) => [`${item.kind} ${item.index}`, item]))
  const known = new Set(texts.map(keyOf))
  const unknown = [...asked.keys()].find((key) => !known.has(key))
  if (unknown) throw new DomainError('invalid', `This import has no item ${unknown}. Load it again.`)
  const open = items ? texts.filter((text) => !asked.has(keyOf(text))) : []
  if (open.length > 0) {
    const names = open.slice(0, 5).map(nameOfText).join(', ')
    throw new DomainError('invalid', `Confirm or drop every item. Still open: ${names}.`, { openCount: open.length })
  }
  const isDropped = (text: ImportedText) => asked.get(keyOf(text))?.action === 'drop'
  const dropped = texts
    .filter(isDropped)
    .map(({ kind, index }): ImportedOutcome => ({ kind, index, outcome: 'dropped', decisionId: null }))
  const confirmed = texts
    .filter((text) => !isDropped(text))
    .map(
      ({ provisions: _, deadlines: __, conditions: ___, isComplete: ____, doubts: _____, source: ______, ...text }) =>
        correctText(text, asked.get(keyOf(text))?.correction),
    )
  return { confirmed, dropped }
}

const keyOf = ({ kind, index }: Pick<ImportedText, 'kind' | 'index'>) => `${kind} ${index}`

async function outcomeOf(
  { decisions }: Pick<Stores, 'decisions'>,
  outcomes: readonly ImportedOutcome[],
  droppedCount: number,
): Promise<ImportOutcome> {
  const ids = outcomes.flatMap(({ decisionId }) => decisionId ?? [])
  const found = new Map((await decisions.findMany([...new Set(ids)])).map((decision) => [decision.id, decision]))
  const items: ImportOutcome['items'] = []
  for (const { kind, index, outcome, decisionId } of outcomes) {
    const decision = decisionId ? found.get(decisionId) : undefined
    if (!decision || outcome === 'dropped') continue
    const { id, handle } = decision
    items.push({ kind, index, outcome, id, name: nameOf(decision), handle, href: hrefOf(decision) })
  }
  return { items, droppedCount }
}
