/** What people and signing in look like on the wire. */
import { type Static, Type } from 'typebox'
import { ACCOUNT_ROLES, ACTS, GROUP_ROLES } from '../access.ts'
import { ALERT_KINDS } from './alert.ts'
import { TOKEN_DAYS } from './credential.ts'
import { ORGANIZATION_KINDS, REGIONS } from './person.ts'

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()])
const Instant = Type.String({ description: 'ISO 8601 in UTC.' })
const Secret = Type.String({ minLength: 20, maxLength: 128, pattern: '^[\\w-]+$' })
const Name = Type.String({ minLength: 1, maxLength: 128 })
const Email = Type.String({ minLength: 3, maxLength: 254 })
const closed = { additionalProperties: false }

export const ActorView = Type.Object({
  accountId: Type.String(),
  name: Type.String(),
  email: Type.String(),
  role: Type.Enum([...ACCOUNT_ROLES]),
  organizationId: Type.String(),
  delegation: Type.String(),
  groups: Type.Array(Type.Object({ groupId: Type.String(), role: Type.Enum([...GROUP_ROLES]) })),
})
export type ActorView = Static<typeof ActorView>

const Acts = Type.Array(Type.Enum([...ACTS]))

/**
 * Who is signed in, and what they may do: anywhere (`acts`), and in each of the groups they sit in. Acts on a draft are not
 * listed, since each draft has rights of its own.
 */
export const SessionView = Type.Object({
  actor: Nullable(ActorView),
  acts: Acts,
  groups: Type.Array(Type.Object({ groupId: Type.String(), role: Type.Enum([...GROUP_ROLES]), acts: Acts })),
  now: Instant,
})
export type SessionView = Static<typeof SessionView>

export const SignInInput = Type.Object({ email: Email }, closed)
export const SignInAnswer = Type.Object({ message: Type.String() })

export const SignInLinkParams = Type.Object({ token: Secret })
export const ConsumeInput = Type.Object({ token: Secret }, closed)
export const SignInLinkView = Type.Object({ name: Type.String(), delegation: Type.String(), expiresAt: Instant })
export type SignInLinkView = Static<typeof SignInLinkView>

export const TokenInput = Type.Object(
  { name: Name, days: Type.Integer({ minimum: TOKEN_DAYS.least, maximum: TOKEN_DAYS.most }) },
  closed,
)
export const TokenView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Nullable(Instant),
})
export type TokenView = Static<typeof TokenView>
export const TokenList = Type.Object({ items: Type.Array(TokenView) })
/** The one time that the secret is shown. */
export const NewTokenView = Type.Object({ ...TokenView.properties, secret: Type.String() })
export const TokenParams = Type.Object({ id: Type.String({ maxLength: 64 }) })

export const OrganizationView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.Enum([...ORGANIZATION_KINDS]),
  region: Nullable(Type.Enum([...REGIONS])),
  code: Type.String(),
})
export type OrganizationView = Static<typeof OrganizationView>

/** An organization that is known by its code alone, or a new one with all particulars. */
export const OrganizationInput = Type.Object(
  {
    code: Type.String({ pattern: '^[A-Z0-9][A-Z0-9 -]{0,31}$' }),
    name: Type.Optional(Name),
    kind: Type.Optional(Type.Enum([...ORGANIZATION_KINDS])),
    region: Type.Optional(Nullable(Type.Enum([...REGIONS]))),
  },
  closed,
)
export type OrganizationInput = Static<typeof OrganizationInput>

export const AccountInput = Type.Object(
  { email: Email, name: Name, role: Type.Enum([...ACCOUNT_ROLES]), organization: OrganizationInput },
  closed,
)
export type AccountInput = Static<typeof AccountInput>

export const AccountView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  email: Type.String(),
  role: Type.Enum([...ACCOUNT_ROLES]),
  organization: OrganizationView,
  createdAt: Instant,
  closedAt: Nullable(Instant),
})
export type AccountView = Static<typeof AccountView>

export const AccountParams = Type.Object({ id: Type.String({ maxLength: 64 }) })

/** The account, and the link that signs its owner in once. */
export const NewAccountView = Type.Object({ ...AccountView.properties, link: Type.String() })

export const AccountQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 128, description: 'Part of a name or an address.' })),
  after: Type.Optional(Type.String({ maxLength: 64, description: '`next` of the page before.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
})
export const AccountList = Type.Object({ items: Type.Array(AccountView), next: Nullable(Type.String()) })

export const AlertView = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...ALERT_KINDS]),
  words: Type.String({ description: 'One sentence.' }),
  about: Type.String({ description: 'The title of what it belongs to.' }),
  address: Type.String({ description: 'Of the act that it asks for, within the application.' }),
  at: Instant,
  readAt: Nullable(Instant),
})
export type AlertView = Static<typeof AlertView>

export const AlertQuery = Type.Object({
  unread: Type.Optional(Type.Boolean({ description: 'Only those that were not read.' })),
  after: Type.Optional(Type.String({ maxLength: 64, description: '`next` of the page before.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
})
export const AlertList = Type.Object({
  items: Type.Array(AlertView),
  next: Nullable(Type.String()),
  unreadCount: Type.Integer(),
  isMailed: Type.Boolean({ description: 'Whether unread ones are mailed once a day.' }),
})
export type AlertList = Static<typeof AlertList>

export const AlertReadInput = Type.Object(
  {
    ids: Type.Array(Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }), {
      minItems: 1,
      maxItems: 200,
    }),
  },
  closed,
)
export const AlertCount = Type.Object({ unreadCount: Type.Integer() })
export type AlertCount = Static<typeof AlertCount>
export const AlertMailInput = Type.Object({ isMailed: Type.Boolean() }, closed)
export type AlertMailInput = Static<typeof AlertMailInput>
