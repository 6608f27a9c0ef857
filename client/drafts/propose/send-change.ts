/** Sends a change as a proposal. One that may have arrived already is looked for first, so that nothing is proposed twice. */
import { spelled } from '#domain/drafts/compare/tokens.ts'
import { blocksOf, type Inline, isTable, type Paragraph } from '#domain/drafts/content.ts'
import type { DecisionLabels } from '#domain/drafts/outline.ts'
import type { ParagraphWire, ProposalInput, ProposalView } from '#domain/drafts/proposals/wire.ts'
import type { Http } from '../../api/http.ts'
import { proposalsApi } from '../proposals/api.ts'
import type { WorkingText } from './follow-live.ts'
import type { Note } from './unsent.ts'
import type { WorkingChange } from './working-changes.ts'

/** @param labels what decisions are called, for the references in the text */
export function inputOf(change: WorkingChange, note: Note, text: WorkingText, labels: DecisionLabels): ProposalInput {
  const { kind, afterId } = change
  // Read from the whole text, where references find what they point at.
  const [ground, working] = [paragraphsIn(text.ground, labels), paragraphsIn(text.working, labels)]
  const read = (paragraphs: readonly Paragraph[], from: ReadonlyMap<string, Paragraph>) =>
    paragraphs.map((paragraph) => (from.get(paragraph.id) ?? paragraph) as ParagraphWire)
  return {
    kind,
    base: read(change.base, ground),
    proposed: kind === 'move' ? read(change.proposed, ground) : read(change.proposed, working),
    afterId,
    ...(note.reason.trim() && { reason: note.reason }),
    ...(note.organizationId && { organizationId: note.organizationId }),
    ...(note.counterTo && { counterTo: note.counterTo }),
    ...(note.replaces && { replaces: note.replaces }),
  }
}

function paragraphsIn(doc: WorkingText['ground'], labels: DecisionLabels): ReadonlyMap<string, Paragraph> {
  return new Map(blocksOf(doc, labels).flatMap((block) => (isTable(block) ? [] : [[block.id, block]])))
}

/** @param since when it was sent for the first time without an answer, in ms; 0 for never */
export async function sendChange(
  http: Http,
  draftId: string,
  input: ProposalInput,
  since: number,
): Promise<ProposalView> {
  const api = proposalsApi(http)
  if (since > 0) {
    const { items } = await api.list(draftId)
    const arrived = items.find((proposal) => isSameAs(proposal, input, since))
    if (arrived) return arrived
  }
  return api.make(draftId, input)
}

/** The clocks of device and server may differ by this much, in ms. */
const CLOCKS_APART = 120_000

function isSameAs(proposal: ProposalView, input: ProposalInput, since: number): boolean {
  const { kind, base, proposed, afterId, party, isOwn, at } = proposal
  const isAnchored = kind === 'insert' || kind === 'move'
  return (
    Date.parse(at) >= since - CLOCKS_APART &&
    kind === input.kind &&
    (input.organizationId ? party.organizationId === input.organizationId : isOwn) &&
    (!isAnchored || afterId === (input.afterId ?? null)) &&
    spelledAll(base) === spelledAll(input.base) &&
    (kind === 'delete' || spelledAll(proposed) === spelledAll(input.proposed))
  )
}

const spelledAll = (paragraphs: readonly ParagraphWire[]) =>
  JSON.stringify(paragraphs.map(({ role, level, inline }) => [role, level, spelled(inline as Inline[])]))
