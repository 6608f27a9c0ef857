/** What groups and their members look like on the wire. */
import { type Static, Type } from 'typebox'
import { GROUP_ROLES } from '../access.ts'
import { CAPACITIES } from './group.ts'

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()])
const Instant = Type.String({ description: 'ISO 8601 in UTC.' })
const Role = Type.Enum([...GROUP_ROLES])
const CapacityName = Type.Enum([...CAPACITIES])

export const GroupSummary = Type.Object({
  id: Type.String(),
  name: Type.String(),
  shortName: Type.String(),
  setUpBy: Type.String(),
  setUpByRef: Nullable(Type.String()),
  expiresWith: Nullable(Type.String()),
  ownRole: Nullable(Role),
  memberCount: Type.Integer(),
})
export type GroupSummary = Static<typeof GroupSummary>
export const GroupList = Type.Object({ items: Type.Array(GroupSummary) })

export const MembershipView = Type.Object({
  id: Type.String(),
  accountId: Type.String(),
  name: Type.String(),
  delegation: Type.String(),
  region: Nullable(Type.String()),
  role: Role,
  capacity: Nullable(CapacityName),
  from: Instant,
  until: Nullable(Instant),
})
export type MembershipView = Static<typeof MembershipView>

/** A group from inside: current members by role and name, those who left, and the balance against the terms. */
export const GroupView = Type.Object({
  ...GroupSummary.properties,
  termsOfReference: Type.Object({
    mandate: Type.String(),
    membership: Type.String(),
    modusOperandi: Type.String(),
    capacities: Type.Array(CapacityName),
  }),
  members: Type.Array(MembershipView),
  former: Type.Array(MembershipView),
  balance: Type.Array(Type.Object({ capacity: CapacityName, isAsked: Type.Boolean(), count: Type.Integer() })),
})
export type GroupView = Static<typeof GroupView>

export const GroupParams = Type.Object({ id: Type.String({ maxLength: 64 }) })
export const MembershipParams = Type.Object({
  id: Type.String({ maxLength: 64 }),
  membershipId: Type.String({ maxLength: 64 }),
})

/** The person is named by the address of an account. */
export const MembershipInput = Type.Object(
  {
    email: Type.String({ minLength: 3, maxLength: 254 }),
    role: Role,
    capacity: Nullable(CapacityName),
  },
  { additionalProperties: false },
)
export type MembershipInput = Static<typeof MembershipInput>
