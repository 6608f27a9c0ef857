/**
 * Who may do what. Routes, sockets and buttons all ask `may(actor, act, scope)`; nothing else decides.
 * The table is closed: an act that is not listed for a role is refused. Rules: docs/spec/access.md.
 */
import type { AccountId, GroupId, OrganizationId } from './ids.ts'

/** Roles of a person in one working group (Rules of Procedure, terms of reference). */
export const GROUP_ROLES = ['Chair', 'Vice-Chair', 'member', 'alternate', 'observer', 'Secretariat'] as const
export type GroupRole = (typeof GROUP_ROLES)[number]

/** The role an account has in the whole installation. A Secretariat account keeps the registry and serves every group. */
export const ACCOUNT_ROLES = ['Secretariat', 'delegate'] as const
export type AccountRole = (typeof ACCOUNT_ROLES)[number]

export interface Actor {
  readonly accountId: AccountId
  readonly name: string
  readonly email: string
  readonly role: AccountRole
  readonly organizationId: OrganizationId
  /** The delegation shown beside every act, e.g. "Kenya" or "CITES Secretariat". */
  readonly delegation: string
  readonly groups: readonly { readonly groupId: GroupId; readonly role: GroupRole }[]
}

/** What can be done to one draft; each right includes those after it. */
export const DRAFT_RIGHTS = ['edit', 'propose', 'comment', 'read', 'none'] as const
export type DraftRight = (typeof DRAFT_RIGHTS)[number]
export type DraftRights = Readonly<Record<GroupRole, DraftRight>>

export const ACTS = [
  'account.create',
  'group.read',
  'group.edit',
  'meeting.read',
  'meeting.edit',
  'decision.read',
  'decision.readDraft',
  'decision.import',
  'mandate.read',
  'mandate.confirm',
  'mandate.record',
  'submission.read',
  'submission.send',
  'call.open',
  'draft.list',
  'draft.create',
  'draft.read',
  'draft.edit',
  'draft.propose',
  'draft.comment',
  'draft.place',
  'draft.setRights',
  'draft.setState',
  'report.read',
  'report.compile',
  'report.issue',
] as const
export type Act = (typeof ACTS)[number]

/** What an act is done to. A group narrows the role; a draft narrows it further by the rights set on it. */
export interface Scope {
  readonly groupId?: GroupId
  readonly draftRights?: DraftRights
}

const everyone: readonly Act[] = ['decision.read', 'meeting.read']
const signedIn: readonly Act[] = [
  ...everyone,
  'group.read',
  'decision.readDraft',
  'mandate.read',
  'submission.read',
  'draft.list',
  'report.read',
]
const observer: readonly Act[] = [...signedIn]
const member: readonly Act[] = [...observer, 'submission.send', 'draft.create']
const chair: readonly Act[] = [
  ...member,
  'group.edit',
  'mandate.confirm',
  'mandate.record',
  'call.open',
  'draft.place',
  'draft.setRights',
  'draft.setState',
  'report.compile',
]
const secretariat: readonly Act[] = [...chair, 'report.issue']
/** What belongs to no group is for the Secretariat's own accounts: a seat as Secretariat in one group does not open it. */
const registry: readonly Act[] = [...secretariat, 'account.create', 'meeting.edit', 'decision.import']

const ACTS_OF: Readonly<Record<GroupRole, ReadonlySet<Act>>> = {
  Chair: new Set(chair),
  'Vice-Chair': new Set(chair),
  member: new Set(member),
  alternate: new Set(member),
  observer: new Set(observer),
  Secretariat: new Set(secretariat),
}
const OF_EVERYONE: ReadonlySet<Act> = new Set(everyone)
const OF_SECRETARIAT: ReadonlySet<Act> = new Set(registry)
const OF_SIGNED_IN: ReadonlySet<Act> = new Set(signedIn)

/** What the rights set on a draft decide. */
const BY_RIGHTS: ReadonlySet<Act> = new Set<Act>(['draft.read', 'draft.edit', 'draft.propose', 'draft.comment'])

/** The role in which an actor stands before a scope, or null for someone outside the group. */
export function roleIn(actor: Actor, groupId: GroupId | undefined): GroupRole | null {
  if (actor.role === 'Secretariat') return 'Secretariat'
  if (groupId === undefined) return null
  return actor.groups.find((membership) => membership.groupId === groupId)?.role ?? null
}

/** The right an actor has on one draft. Strangers to its group have none. */
export function draftRight(actor: Actor | null, scope: Scope): DraftRight {
  if (!actor || !scope.draftRights) return 'none'
  const role = roleIn(actor, scope.groupId)
  return role ? scope.draftRights[role] : 'none'
}

/**
 * Whether an actor (null: nobody signed in) may do an act to a scope.
 * Acts on a draft are decided by the draft's rights; acts without a group by the account's own role.
 */
export function may(actor: Actor | null, act: Act, scope: Scope = {}): boolean {
  if (!actor) return OF_EVERYONE.has(act)
  if (act === 'draft.read') return draftRight(actor, scope) !== 'none'
  if (act === 'draft.edit') return draftRight(actor, scope) === 'edit'
  if (act === 'draft.propose') return ['edit', 'propose'].includes(draftRight(actor, scope))
  if (act === 'draft.comment') return ['edit', 'propose', 'comment'].includes(draftRight(actor, scope))
  if (actor.role === 'Secretariat') return OF_SECRETARIAT.has(act)
  const role = roleIn(actor, scope.groupId)
  if (role) return ACTS_OF[role].has(act)
  // Someone without a group may still look at what every signed-in person may see, but at no group's inside.
  return scope.groupId === undefined ? OF_SIGNED_IN.has(act) : OF_EVERYONE.has(act)
}

/** Whether there is anything at all to which an actor may do an act: what a route asks before it knows the scope. */
export function mayAnywhere(actor: Actor | null, act: Act): boolean {
  if (may(actor, act)) return true
  if (!actor) return false
  if (BY_RIGHTS.has(act)) return actor.role === 'Secretariat' || actor.groups.length > 0
  return actor.groups.some(({ groupId }) => may(actor, act, { groupId }))
}
