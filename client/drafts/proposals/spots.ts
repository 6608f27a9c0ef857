/**
 * The open proposals of a draft by where they meet. Those that ask for the same are one ask with all its Parties; asks that
 * touch a common paragraph are rivals in one spot, and one of them is drawn there. Rules: docs/spec/proposing.md.
 */
import type { ProposalView } from '#domain/drafts/proposals/wire.ts'

/** What one or more Parties ask for in the same words. */
export interface Ask {
  readonly key: string
  /** The one that was made first. */
  readonly lead: ProposalView
  readonly all: readonly ProposalView[]
  /** Each Party once, in the order in which they came. */
  readonly parties: readonly string[]
}

export interface Spot {
  readonly id: string
  /** The paragraph beside which it is marked; '' for the beginning of the text. */
  readonly paragraphId: string
  /** Most Parties and supporters first, then the older. */
  readonly asks: readonly Ask[]
}

/** In the order of the text. Closed proposals are left out. */
export function asksOf(proposals: readonly ProposalView[]): Ask[] {
  const byKey = new Map<string, ProposalView[]>()
  for (const proposal of proposals) {
    if (proposal.state !== 'open') continue
    byKey.set(proposal.sameness, [...(byKey.get(proposal.sameness) ?? []), proposal])
  }
  return [...byKey].flatMap(([key, found]) => {
    const all = [...found].sort((one, next) => one.number - next.number)
    const [lead] = all
    return lead ? [{ key, lead, all, parties: [...new Set(all.map(({ party }) => party.name))] }] : []
  })
}

/** The asks that fit the text, by where they meet. */
export function spotsOf(asks: readonly Ask[]): Spot[] {
  const spots: { readonly touched: Set<string>; readonly asks: Ask[] }[] = []
  for (const ask of asks) {
    if (ask.lead.fit === 'does not fit') continue
    const touched = touchedBy(ask.lead)
    const meeting = spots.filter((spot) => touched.some((place) => spot.touched.has(place)))
    const [first] = meeting
    if (!first) {
      spots.push({ touched: new Set(touched), asks: [ask] })
      continue
    }
    for (const place of touched) first.touched.add(place)
    first.asks.push(ask)
    for (const other of meeting.slice(1)) {
      for (const place of other.touched) first.touched.add(place)
      first.asks.push(...other.asks)
      spots.splice(spots.indexOf(other), 1)
    }
  }
  return spots.map(spotOf)
}

function spotOf({ asks }: { readonly asks: readonly Ask[] }): Spot {
  const first = [...asks].sort((one, next) => one.lead.order - next.lead.order)[0]?.lead
  const sorted = [...asks].sort((one, next) => weightOf(next) - weightOf(one) || one.lead.number - next.lead.number)
  const paragraphId = first?.base[0]?.id ?? first?.afterId ?? ''
  const id = first && first.kind === 'insert' ? `behind ${paragraphId}` : paragraphId
  return { id, paragraphId, asks: sorted }
}

/** Where an ask stands in the way of others: the paragraphs that it changes, or the place that it would take. */
function touchedBy({ kind, base, afterId }: ProposalView): string[] {
  return kind === 'insert' ? [`behind ${afterId ?? ''}`] : base.map(({ id }) => id)
}

function weightOf({ all, parties }: Ask): number {
  const supporters = all.flatMap(({ supporters }) => supporters.map(({ name }) => name))
  return new Set([...parties, ...supporters]).size
}

/** The ask that is drawn in a spot. @param chosen keys of asks, by the id of their spot */
export function drawnIn(spot: Spot, chosen: ReadonlyMap<string, string>): Ask | undefined {
  return spot.asks.find(({ key }) => key === chosen.get(spot.id)) ?? spot.asks[0]
}
