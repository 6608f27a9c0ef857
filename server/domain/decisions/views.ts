/** Texts as screens show them. Pure: names of people and texts that links lead to are found by the caller. */
import type { AccountId, DecisionId } from '../ids.ts'
import { candidateOf, citeProvision, hrefOf, openingOf } from './address.ts'
import { describeAddressees } from './addressee.ts'
import {
  currentRevision,
  type Decision,
  type DecisionRevision,
  type Lineage,
  nameOf,
  numberOf,
  revisionsInOrder,
  stateOf,
} from './decision.ts'
import { citeNumber } from './number.ts'
import { citePath, type Provision, parentPath, subtree } from './provision.ts'
import { otherNames, saysTheSame } from './search.ts'
import type { DecisionSummary, DecisionView, LineageView, ProvisionLine, ProvisionView, RevisionView } from './wire.ts'

/** What a view needs beside the text itself. */
export interface Surroundings {
  readonly nameOfAccount: (id: AccountId) => string
  readonly lineage: readonly Lineage[]
  /** The texts at the other ends of the links; links to texts that are not here are not shown. */
  readonly linked: ReadonlyMap<DecisionId, Decision>
  /** Other texts with the same label. */
  readonly sameLabel: readonly Decision[]
  readonly subjectNames: readonly (readonly string[])[]
  /** Whether texts that no meeting adopted are shown. */
  readonly withDrafts: boolean
}

/** The revisions a reader may see: without drafts, those that a meeting adopted. */
export function visibleRevisions(decision: Decision, withDrafts: boolean): readonly DecisionRevision[] {
  return revisionsInOrder(decision).filter(({ adoptedAt }) => withDrafts || adoptedAt !== null)
}

export function lineOf(decision: Decision, provision: Provision): ProvisionLine {
  const { path, kind, marker, depth, text } = provision
  return { path, cite: citePath(path), kind, marker, depth, text, href: hrefOf(decision, path) }
}

export function summaryOf(decision: Decision): DecisionSummary {
  const revision = currentRevision(decision)
  return {
    id: decision.id,
    handle: decision.handle,
    href: hrefOf(decision),
    name: nameOf(decision),
    number: numberOf(decision),
    label: decision.label,
    kind: decision.kind,
    subject: decision.subject,
    state: stateOf(decision),
    addressees: [...revision.addressees],
    addressedTo: describeAddressees(revision.addressees),
    adoptedAt: revision.adoptedAt,
    proposedBy: decision.proposedBy,
    provisionCount: revision.provisions.length,
    revisionCount: decision.revisions.length,
    opening: openingOf(decision),
  }
}

/** A text whole, in one of its revisions. */
export function decisionView(decision: Decision, shown: DecisionRevision, around: Surroundings): DecisionView {
  return {
    ...summaryOf(decision),
    text: shown.provisions.map((provision) => lineOf(decision, provision)),
    revisions: visibleRevisions(decision, around.withDrafts).map((revision) =>
      revisionView(decision, revision, shown, around),
    ),
    events: decision.events.map(({ recordedBy, ...event }) => ({
      ...event,
      recordedBy: around.nameOfAccount(recordedBy),
    })),
    lineage: lineageViews(decision, around),
    sameLabel: around.sameLabel.map(candidateOf),
    otherSubjectNames: [...otherNames(decision.subject, around.subjectNames)],
  }
}

function revisionView(
  decision: Decision,
  revision: DecisionRevision,
  shown: DecisionRevision,
  around: Surroundings,
): RevisionView {
  return {
    id: revision.id,
    revision: revision.revision,
    name: revisionName(decision, revision),
    adoptedAt: revision.adoptedAt,
    addressedTo: describeAddressees(revision.addressees),
    source: revision.source,
    importId: around.withDrafts ? revision.importId : null,
    recordedAt: revision.recordedAt,
    recordedBy: around.nameOfAccount(revision.recordedBy),
    isNewest: revision.id === currentRevision(decision).id,
    isShown: revision.id === shown.id,
  }
}

/** `15.57 (Rev. CoP18)`, `15.57 as adopted at CoP15`, `17.XX as drafted`. */
export function revisionName(decision: Decision, revision: DecisionRevision): string {
  const base = numberOf(decision) ?? decision.label ?? decision.handle
  if (revision.revision) return citeNumber(base, revision.revision)
  return revision.adoptedAt ? `${base} as adopted at ${revision.adoptedAt}` : `${base} as drafted`
}

function lineageViews(decision: Decision, around: Surroundings): LineageView[] {
  return around.lineage.flatMap((link) => {
    const isFrom = link.fromDecision === decision.id
    const other = around.linked.get(isFrom ? link.toDecision : link.fromDecision)
    if (!other) return []
    const path = isFrom ? link.fromPath : link.toPath
    const otherPath = isFrom ? link.toPath : link.fromPath
    return [
      {
        kind: link.kind,
        direction: isFrom ? ('from' as const) : ('to' as const),
        path,
        cite: citeProvision(decision, path),
        other: {
          name: nameOf(other),
          href: hrefOf(other, otherPath),
          subject: other.subject,
          state: stateOf(other),
          path: otherPath,
          cite: citeProvision(other, otherPath),
        },
      },
    ]
  })
}

/** What has to be read before a provision: the chapeau of the text and the provisions that contain it. */
export function contextOf(provisions: readonly Provision[], path: string): readonly Provision[] {
  const above = new Set<string>()
  for (let parent = parentPath(path); parent !== null; parent = parentPath(parent)) above.add(parent)
  return provisions.filter(
    (provision) =>
      above.has(provision.path) || (provision.kind === 'chapeau' && provision.path === 'chapeau' && path !== 'chapeau'),
  )
}

/** One provision with what belongs to it, or null when no visible revision has this address. */
export function provisionView(
  decision: Decision,
  shown: DecisionRevision,
  path: string,
  around: Surroundings,
): ProvisionView | null {
  const visible = visibleRevisions(decision, around.withDrafts)
  if (!visible.some(({ provisions }) => subtree(provisions, path).length > 0)) return null
  const lines = (provisions: readonly Provision[]) => provisions.map((provision) => lineOf(decision, provision))
  const { provisions } = shown
  const inside = subtree(provisions, path)
  const place = provisions.findIndex((provision) => provision.path === path)
  const linkTo = (provision: Provision | undefined) =>
    provision ? { cite: citePath(provision.path), href: hrefOf(decision, provision.path) } : null
  const tail = provisions.find((provision) => provision.kind === 'tail' && provision.path !== path)
  return {
    decision: summaryOf(decision),
    path,
    cite: citeProvision(decision, path),
    href: hrefOf(decision, path),
    context: lines(contextOf(provisions, path)),
    lines: lines(inside),
    tail: tail ? lineOf(decision, tail) : null,
    revisions: visible.map((revision, index) => ({
      revision: revision.revision,
      name: revisionName(decision, revision),
      adoptedAt: revision.adoptedAt,
      lines: lines(subtree(revision.provisions, path)),
      hasChanged: index > 0 && !saysTheSame(textAt(revision, path), textAt(visible[index - 1], path)),
    })),
    lineage: lineageViews(decision, around).filter((link) => link.path === '' || reaches(link.path, path)),
    previous: place > 0 ? linkTo(provisions[place - 1]) : null,
    next: place >= 0 ? linkTo(provisions[place + Math.max(inside.length, 1)]) : null,
  }
}

/** Whether a link to one path speaks about another: it names it, something in it, or what contains it. */
function reaches(linked: string, path: string): boolean {
  return linked === path || linked.startsWith(`${path}/`) || path.startsWith(`${linked}/`)
}

function textAt(revision: DecisionRevision | undefined, path: string): string {
  return subtree(revision?.provisions ?? [], path)
    .map(({ marker, text }) => `${marker ?? ''} ${text}`)
    .join('\n')
}
