/** The registry in memory, for tests: the same promises as on PostgreSQL, kept by the same contract. */
import type { Decision, DecisionEvent, Lineage } from '#domain/decisions/decision.ts'
import { precedentsOf } from '#domain/decisions/gather-precedents.ts'
import { listingOf, matchesFilter } from '#domain/decisions/listing.ts'
import { answersQuestion, readQuestion } from '#domain/decisions/phrases.ts'
import type { Precedent } from '#domain/decisions/precedent.ts'
import { alternativesOf, mergeNames, wordsOf } from '#domain/decisions/search.ts'
import type { DecisionStore, ImportRecord, ValueCount } from '#domain/decisions/store.ts'
import { DomainError } from '#domain/errors.ts'
import type { DecisionId, ImportId } from '#domain/ids.ts'

export function memoryDecisionStore(): DecisionStore {
  const decisions = new Map<DecisionId, Decision>()
  const imports = new Map<ImportId, ImportRecord>()
  const links: Lineage[] = []
  const names: (readonly string[])[] = []

  const all = () => [...decisions.values()]
  const known = (id: DecisionId) => {
    const decision = decisions.get(id)
    if (!decision) throw new DomainError('not_found', 'This text is not in the registry.')
    return decision
  }
  const assertNumberFree = (events: readonly DecisionEvent[]) => {
    const taken = all().flatMap((decision) => decision.events.map(({ number }) => number))
    const double = events.find(({ number }) => number !== null && taken.includes(number))
    if (double) throw new DomainError('conflict', `The number ${double.number} belongs to another text.`)
  }

  return {
    async add(decision) {
      if (all().some(({ handle }) => handle === decision.handle)) {
        throw new DomainError('conflict', `The handle ${decision.handle} belongs to another text.`)
      }
      assertNumberFree(decision.events)
      decisions.set(decision.id, decision)
    },

    async addRevision(id, revision) {
      const decision = known(id)
      if (revision.adoptedAt && decision.revisions.some(({ adoptedAt }) => adoptedAt === revision.adoptedAt)) {
        throw new DomainError('conflict', `The text adopted at ${revision.adoptedAt} is in the registry already.`)
      }
      decisions.set(id, { ...decision, revisions: [...decision.revisions, revision] })
    },

    async addEvent(id, event) {
      const decision = known(id)
      assertNumberFree([event])
      decisions.set(id, { ...decision, events: [...decision.events, event] })
    },

    async addLineage(added) {
      for (const { fromDecision, toDecision } of added) for (const id of [fromDecision, toDecision]) known(id)
      const seen = new Set(links.map(keyOf))
      for (const link of added) if (!seen.has(keyOf(link))) links.push(link)
    },

    find: async (id) => decisions.get(id) ?? null,
    findMany: async (ids) => ids.flatMap((id) => decisions.get(id) ?? []),
    findByNumber: async (number) =>
      all().find((decision) => decision.events.some((event) => event.number === number)) ?? null,
    findByNumbers: async (numbers) =>
      new Map(
        all().flatMap((decision) =>
          decision.events.flatMap(({ number }) =>
            number !== null && numbers.includes(number) ? [[number, decision] as const] : [],
          ),
        ),
      ),
    findByHandle: async (handle) => all().find((decision) => decision.handle === handle) ?? null,
    findByLabel: async (label) => all().filter((decision) => decision.label?.toLowerCase() === label.toLowerCase()),

    async list(filter, { limit, after }) {
      const alternatives = alternativesOf(filter.q ?? '', mergeNames(names))
      const found = all()
        .map((decision) => ({ decision, listing: listingOf(decision) }))
        .filter(({ listing }) => matchesFilter(listing, filter, alternatives))
        .sort((a, b) => (a.listing.sortKey < b.listing.sortKey ? -1 : 1))
      const rest = found.filter(({ listing }) => after === undefined || listing.sortKey > after)
      const page = rest.slice(0, limit)
      return {
        items: page.map(({ decision }) => decision),
        next: rest.length > limit ? (page.at(-1)?.listing.sortKey ?? null) : null,
        totalCount: found.length,
      }
    },

    async filterValues(withDrafts) {
      const listings = all()
        .map(listingOf)
        .filter(({ isAdopted }) => withDrafts || isAdopted)
      return {
        addressees: countValues(listings.flatMap(({ bodies }) => bodies)),
        meetings: countValues(listings.flatMap(({ meetings }) => meetings)),
        states: countValues(listings.map(({ state }) => state)),
        kinds: countValues(listings.map(({ kind }) => kind)),
      }
    },

    async precedents(filter, { limit, after }) {
      const questions = readQuestion(filter.q, mergeNames(names))
      const found = rowsOf(all()).filter(
        (row) =>
          answersQuestion(wordsOf(row.text), questions) &&
          (filter.addressee === undefined || row.bodies.includes(filter.addressee)) &&
          (filter.strength === undefined || row.strength === filter.strength) &&
          (filter.kind === undefined || row.kind === filter.kind) &&
          (!filter.isInEffect || isInEffect(row)),
      )
      const rest = found.filter(({ rank }) => after === undefined || rank > after)
      const items = rest.slice(0, limit)
      return { items, next: rest.length > limit ? (items.at(-1)?.rank ?? null) : null, totalCount: found.length }
    },
    provisionsInEffect: async () => rowsOf(all()).filter(isInEffect),

    lineageOf: async (id) =>
      links
        .filter(({ fromDecision, toDecision }) => fromDecision === id || toDecision === id)
        .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),

    async addSubjectNames(added) {
      names.push(added)
    },
    subjectNames: async () => mergeNames(names),

    async addImport(record) {
      imports.set(record.id, record)
    },
    findImport: async (id) => imports.get(id) ?? null,
    listImports: async (limit) =>
      [...imports.values()]
        .sort((a, b) => (a.importedAt + a.id < b.importedAt + b.id ? 1 : -1))
        .slice(0, limit)
        .map(({ recognised, confirmed, ...heading }) => ({
          ...heading,
          header: recognised.header,
          decisionCount: recognised.decisions.length,
          resolutionCount: recognised.resolutions.length,
          notUnderstoodCount: recognised.notUnderstood.length,
          confirmedAt: confirmed?.at ?? null,
        })),
    async confirmImport(id, confirmed) {
      const record = imports.get(id)
      if (!record) throw new DomainError('not_found', 'There is no such import.')
      if (record.confirmed) {
        throw new DomainError('conflict', 'This import was confirmed before: its texts are in the registry.')
      }
      imports.set(id, { ...record, confirmed })
    },
  }
}

const isInEffect = ({ state, isCurrent }: Precedent) => state === 'in effect' && isCurrent

function rowsOf(decisions: readonly Decision[]): Precedent[] {
  return decisions.flatMap(precedentsOf).sort((a, b) => (a.rank < b.rank ? -1 : 1))
}

function keyOf(link: Lineage): string {
  return [link.fromDecision, link.toDecision, link.kind, link.fromPath, link.toPath].join('|')
}

function countValues(values: readonly string[]): readonly ValueCount[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
