/** Proposals as the wire shows them to one person, against the text as it stands, in the order of the text. */
import type { Actor } from '#domain/access.ts'
import { type Block, documentOf, readDocument } from '#domain/drafts/content.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { type DecisionLabels, type OutlineEntry, outline } from '#domain/drafts/outline.ts'
import { rivalsAmong } from '#domain/drafts/proposals/beside.ts'
import { type Fit, fitOf } from '#domain/drafts/proposals/fit.ts'
import { type Proposal, proposalState, sameness, supportersOf } from '#domain/drafts/proposals/proposal.ts'
import { refuseDisposition, refuseSupporting, refuseTakingBack } from '#domain/drafts/proposals/refusals.ts'
import type {
  ParagraphChangeWire,
  ParagraphWire,
  ProposalRefusals,
  ProposalView,
} from '#domain/drafts/proposals/wire.ts'
import type { OrganizationId } from '#domain/ids.ts'
import type { NameOf } from '../views.ts'

export interface ProposalNames {
  readonly personOf: NameOf
  readonly delegationOf: (id: OrganizationId) => string
  readonly labels: DecisionLabels
}

/** @param all of the draft, for what stands beside each */
export function proposalViews(
  proposals: readonly Proposal[],
  all: readonly Proposal[],
  blocks: readonly Block[],
  draft: Draft,
  actor: Actor,
  names: ProposalNames,
): ProposalView[] {
  const rivalsOf = rivalsAmong(all)
  const entries = outline(readDocument(documentOf(blocks)), names.labels)
  const numbered = new Map(entries.map((entry) => [entry.id, entry]))
  return proposals
    .map((proposal) => {
      const fit = fitOf(proposal, blocks)
      return {
        ...viewOf(proposal, fit, names, numbered),
        rivals: rivalsOf(proposal).map(({ id }) => id),
        isOwn: proposal.organizationId === actor.organizationId,
        refusals: refusalsOf(proposal, fit, draft, actor),
      }
    })
    .sort((one, next) => one.order - next.order || one.number - next.number)
}

function viewOf(
  proposal: Proposal,
  fit: Fit,
  { personOf, delegationOf }: ProposalNames,
  numbered: ReadonlyMap<string, OutlineEntry>,
): Omit<ProposalView, 'rivals' | 'isOwn' | 'refusals'> {
  const { id, number, kind, organizationId, at, reason, afterId, counterTo, replaces } = proposal
  const delegation = (of: OrganizationId) => ({ organizationId: of as string, name: delegationOf(of) })
  const place = numbered.get(proposal.base[0]?.id ?? afterId ?? '')
  return {
    ...{ id, number, kind, at, reason, afterId, counterTo, replaces },
    state: proposalState(proposal),
    party: delegation(organizationId),
    by: personOf(proposal.by).name,
    base: proposal.base as ParagraphWire[],
    proposed: proposal.proposed as ParagraphWire[],
    supporters: supportersOf(proposal).map(delegation),
    dispositions: proposal.dispositions.map(({ by, ...given }) => ({ ...given, by: personOf(by).name })),
    fit: fit.kind,
    why: fit.kind === 'does not fit' ? fit.why : null,
    changes: fit.kind === 'does not fit' ? [] : (fit.changes as ParagraphChangeWire[]),
    behind: fit.kind === 'does not fit' ? null : fit.behind,
    label: place?.label ?? '',
    order: place?.index ?? 0,
    sameness: sameness(proposal),
  }
}

function refusalsOf(proposal: Proposal, fit: Fit, draft: Draft, actor: Actor): ProposalRefusals {
  const of = (kind: Parameters<typeof refuseDisposition>[3]) =>
    refuseDisposition(actor, draft, proposal, kind, fit)?.message ?? null
  return {
    place: of('placed'),
    placeInBrackets: of('placed in brackets'),
    answer: of('declined'),
    reopen: of('reopened'),
    withdraw: of('withdrawn'),
    support: refuseSupporting(actor, draft, proposal)?.message ?? null,
    takeBack: refuseTakingBack(actor, draft, proposal)?.message ?? null,
  }
}
