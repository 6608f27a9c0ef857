/** Makes all remarks on a recorded text, with what the registry and the calendar say. */
import { type Decision, nameOf, numberOf, revisionsInOrder } from '#domain/decisions/decision.ts'
import { parseNumber } from '#domain/decisions/number.ts'
import { readDocument } from '#domain/drafts/content.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import type { FormFacts, FormFinding } from '#domain/drafts/form/finding.ts'
import { readFormText } from '#domain/drafts/form/form-text.ts'
import { lookUpFindings, namesToLookUp, overlapFindings } from '#domain/drafts/form/registry-checks.ts'
import { checkForm } from '#domain/drafts/form.ts'
import { namedDecisions } from '#domain/drafts/references.ts'
import { codeOf } from '#domain/meetings/meeting.ts'
import type { Stores } from '#domain/stores.ts'

export interface DraftFindings {
  /** What the text alone can be asked. */
  readonly form: readonly FormFinding[]
  /** What only the registry answers. */
  readonly registry: readonly FormFinding[]
}

type Needs = Pick<Stores, 'decisions' | 'meetings'>

async function findText(stores: Needs, name: string): Promise<Decision | null> {
  return parseNumber(name) ? stores.decisions.findByNumber(name) : stores.decisions.findByHandle(name)
}

/** Every path that a text has had: a draft may rightly point at what an earlier revision says. */
function pathsOf(decision: Decision): Set<string> {
  return new Set(revisionsInOrder(decision).flatMap(({ provisions }) => provisions.map(({ path }) => path)))
}

async function readFacts(stores: Needs, draft: Draft): Promise<FormFacts> {
  const meetings = await stores.meetings.list()
  const adopting = meetings.find(({ id }) => id === draft.meetingId)
  return {
    meetings: new Map(meetings.map((meeting) => [codeOf(meeting), meeting.startsOn])),
    adoptedOn: adopting?.startsOn ?? null,
  }
}

/** @param content the recorded text */
export async function checkDraft(stores: Needs, draft: Draft, content: unknown): Promise<DraftFindings> {
  const doc = readDocument(content)
  const labels = new Map<string, string>()
  for (const name of namedDecisions(doc)) {
    const named = await stores.decisions.findByHandle(name)
    if (named) labels.set(name, nameOf(named))
  }
  const text = readFormText(doc, labels)
  const known = new Map<string, Set<string>>()
  for (const name of namesToLookUp(text)) {
    const found = await findText(stores, name)
    if (found) known.set(name, pathsOf(found))
  }
  const revised = draft.decisionId ? await stores.decisions.find(draft.decisionId) : null
  const own = revised ? [numberOf(revised)?.replace('Conf. ', 'conf-') ?? revised.handle] : []
  const valid = await stores.decisions.provisionsInEffect()
  return {
    form: checkForm(doc, labels, await readFacts(stores, draft)),
    registry: [...lookUpFindings(text, known), ...overlapFindings(text, valid, own)],
  }
}
