/** One proposal in a list: number, Parties, place, the words that it is about. A press opens it. */
import { html, nothing } from 'lit'
import { compareInline } from '#domain/drafts/compare/compare-inline.ts'
import type { Inline } from '#domain/drafts/content.ts'
import type { ProposalView } from '#domain/drafts/proposals/wire.ts'
import '../../ui/wg-status.ts'
import { actInWords, fewOf, STATE_WORDS } from './proposal-words.ts'
import type { Ask } from './spots.ts'

const LONGEST = 80
/** A proposal never changes, so that its first words are sought once. */
const gists = new Map<string, string>()

export function proposalRow(proposal: ProposalView, ask: Ask | undefined, isOpen: boolean, press: () => void) {
  const { number, party, state, fit } = proposal
  return html`
    <button type="button" class="row" aria-expanded=${isOpen} @click=${press}>
      <span class="line">
        <span class="number">P${number}</span>
        <span class="party">${fewOf(ask?.parties ?? [party.name])}</span>
        ${state === 'open' ? nothing : html`<wg-status tone=${STATE_WORDS[state].tone}>${STATE_WORDS[state].name}</wg-status>`}
        ${state === 'open' && fit === 'does not fit' ? html`<wg-status tone="attention">Does not fit</wg-status>` : nothing}
      </span>
      <span class="what">${actInWords(proposal)}${isOpen || isGistSaid(proposal) ? nothing : html`: <q>${gistOf(proposal)}</q>`}</span>
    </button>
  `
}

/** Where a paragraph without a number goes or moves, it is called by the same words. */
const isGistSaid = ({ kind, label }: ProposalView) => label === '' && (kind === 'delete' || kind === 'move')

/** The first words that would come, or else those that would go. */
function gistOf(proposal: ProposalView): string {
  const known = gists.get(proposal.id)
  if (known !== undefined) return known
  const { base, proposed, kind } = proposal
  const words = kind === 'move' ? textOf(base.flatMap(({ inline }) => inline)) : changedWords(base, proposed)
  const gist = words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words
  gists.set(proposal.id, gist)
  return gist
}

type Paragraphs = ProposalView['base']

function changedWords(base: Paragraphs, proposed: Paragraphs): string {
  const pieces = proposed.flatMap(({ id, inline }) =>
    compareInline((base.find((was) => was.id === id)?.inline ?? []) as Inline[], inline as Inline[]),
  )
  const wordsOf = (wanted: 'inserted' | 'deleted') =>
    textOf(pieces.flatMap(({ change, inline }) => (change === wanted ? [inline] : [])))
  return wordsOf('inserted') || wordsOf('deleted') || textOf((proposed[0] ?? base[0])?.inline ?? [])
}

const textOf = (inlines: readonly { readonly text: string }[]) =>
  inlines
    .map(({ text }) => text)
    .join('')
    .trim()
