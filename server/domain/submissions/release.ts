/**
 * Who may see a submission and what its sender may choose. The consequence is said in words before sending, because a
 * submission is never made narrower afterwards. Rules: docs/spec/submissions.md.
 */
import type { Actor } from '../access.ts'
import { roleIn } from '../access.ts'
import type { Refusal } from '../errors.ts'
import type { OrganizationKind } from '../people/person.ts'
import type { Answer, Call, ReplyState, Submission, SubmissionCategory, Visibility } from './submission.ts'

/** What a choice of visibility means, in the words shown beside it. */
export const CONSEQUENCES: Readonly<Record<Visibility, string>> = {
  delegation: 'Only your own delegation sees it. It is not counted as an answer.',
  group: 'The members of this working group and the Secretariat see it. It does not leave the group.',
  Parties: 'Everybody who signs in for a Party or the Secretariat sees it, in every group.',
  public: 'Anybody can read it on the portal, without signing in. It cannot be taken back.',
}

/**
 * Whether a reader may see a submission at all.
 * @param kind of the reader's organization: what is for Parties is not for a non-governmental organization, also within the group
 */
export function maySee(actor: Actor | null, kind: OrganizationKind | null, submission: Submission): boolean {
  if (submission.visibility === 'public') return true
  if (!actor) return false
  if (actor.organizationId === submission.organizationId) return true
  if (submission.visibility === 'delegation') return false
  if (actor.role === 'Secretariat') return true
  if (submission.visibility === 'Parties') return kind === 'Party' || kind === 'Secretariat'
  return roleIn(actor, submission.groupId) !== null
}

/** The fields on which sending depends. */
export interface SubmissionChoice {
  readonly category: SubmissionCategory
  readonly answer: Answer
  readonly visibility: Visibility
  readonly summary: string
  readonly link: string | null
}

/** Why something cannot be sent as it is, or null when it can. */
export function refuseSubmission(choice: SubmissionChoice): Refusal | null {
  if (choice.category === 'enforcement' && choice.visibility === 'public') {
    return {
      code: 'invalid',
      message: 'Information about enforcement is never made public. Choose the group or the Parties as readers.',
    }
  }
  if (choice.answer === 'information' && choice.summary.trim() === '' && !choice.link) {
    return { code: 'invalid', message: 'Say in a few words what you send, or give the address where it can be read.' }
  }
  if (choice.link && !/^https?:\/\/\S+$/i.test(choice.link)) {
    return { code: 'invalid', message: 'An address begins with https:// and has no spaces.' }
  }
  return null
}

const NEXT: Readonly<Record<ReplyState, readonly ReplyState[]>> = {
  'to be started': ['in preparation', 'with the focal point', 'released'],
  'in preparation': ['with the focal point', 'released'],
  'with the focal point': ['in preparation', 'released'],
  released: [],
}

/** Why a reply cannot move to a state, or null when it can. What is released stays released. */
export function refuseStep(from: ReplyState, to: ReplyState): Refusal | null {
  if (NEXT[from].includes(to)) return null
  const message =
    from === 'released'
      ? 'This reply has been released. Send a further submission instead.'
      : `A reply that is ${from} cannot become ${to}.`
  return { code: 'illegal_transition', message }
}

/** The date until which answers count, and whether a day lies within it. */
export function isOpen(call: Call, today: string): boolean {
  return today <= (call.extendedTo ?? call.dueOn)
}

/** Answers before the first date, after it within an extension, and later are kept apart in the compiled table. */
export function arrivalOf(call: Call, receivedOn: string): 'in time' | 'within the extension' | 'late' {
  if (receivedOn <= call.dueOn) return 'in time'
  return call.extendedTo && receivedOn <= call.extendedTo ? 'within the extension' : 'late'
}
