/**
 * Everything that is set from outside, read once. `loadConfig` is pure: the environment is an argument, and every fault is
 * named at once, so that nobody corrects a setting only to be told of the next. Described in docs/operations.md.
 */
import { isIP } from 'node:net'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { DomainError } from '#domain/errors.ts'

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Named as people set them; an empty value counts as not set. */
const Environment = Type.Object({
  HOST: Type.String({ default: '127.0.0.1', maxLength: 255, says: 'must be an address of this machine' }),
  PORT: Type.String({
    default: '8080',
    // 1 to 65535, in the one spelling that nobody misreads.
    pattern: '^([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])$',
    says: 'must be a whole number from 1 to 65535',
  }),
  PUBLIC_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^/?#@\\s]+/?$',
      says: 'must be like https://drafts.example.org, without a path',
    }),
  ),
  TRUSTED_PROXIES: Type.String({ default: '', says: 'must be text' }),
  DATABASE_URL: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://\\S+$',
      says: 'must be like postgres://NAME:PASSWORD@HOST:5432/DATABASE',
      isSecret: true,
    }),
  ),
  DATA_DIR: Type.String({ default: './data', says: 'must be a folder' }),
  SMTP_URL: Type.Optional(
    Type.String({ pattern: '^smtps?://\\S+$', says: 'must be like smtps://NAME:PASSWORD@HOST:465', isSecret: true }),
  ),
  MAIL_FROM: Type.Optional(
    Type.String({
      pattern: '^[^@<>]*<?[^@\\s<>]+@[^@\\s<>]+>?$',
      says: 'must be like Drafting desk <desk@example.org>',
    }),
  ),
  OIDC_ISSUER: Type.Optional(
    Type.String({ pattern: '^https?://\\S+$', says: 'must be the https address of the issuer' }),
  ),
  OIDC_CLIENT_ID: Type.Optional(Type.String({ says: 'must be text' })),
  OIDC_CLIENT_SECRET: Type.Optional(Type.String({ says: 'must be text', isSecret: true })),
  LOG_LEVEL: Type.Union(
    LOG_LEVELS.map((level) => Type.Literal(level)),
    { default: 'info', says: `must be one of ${LOG_LEVELS.join(', ')}` },
  ),
})
type Environment = Static<typeof Environment>

export interface Config {
  readonly host: string
  readonly port: number
  /** The origin that people use, without a slash at the end. */
  readonly publicUrl: string
  /** Addresses and networks of other machines whose word on who asks is taken, beside this machine's own. */
  readonly trustedProxies: readonly string[]
  /** null: the embedded server in `dataDir`. */
  readonly databaseUrl: string | null
  readonly dataDir: string
  /** null: mails are shown in the log. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null
  readonly logLevel: (typeof LOG_LEVELS)[number]
}

/**
 * Reads the settings out of an environment, which it leaves as it is.
 * @throws DomainError `invalid` whose message names every fault, and no secret.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(Environment.properties).flatMap((name) => {
      const value = env[name]?.trim()
      return value ? [[name, value]] : []
    }),
  )
  const read = Value.Default(Environment, given) as Partial<Environment>
  const faults = [...faultsOfForm(read, given), ...faultsOfCompany(read)]
  if (faults.length > 0 || !Value.Check(Environment, read)) {
    throw new DomainError('invalid', `The settings cannot be used: ${faults.join('; ')}.`)
  }
  return Object.freeze(configOf(read))
}

function faultsOfForm(read: Partial<Environment>, given: Readonly<Record<string, string>>): string[] {
  return Object.entries(Environment.properties).flatMap(([name, schema]) => {
    const value = read[name as keyof Environment]
    if (value === undefined || Value.Check(schema, value)) return []
    const { says, isSecret } = schema as { says?: string; isSecret?: boolean }
    return [isSecret ? `${name} ${says}` : `${name} ${says} (it is "${given[name]}")`]
  })
}

/** Settings that mean something only together. */
function faultsOfCompany(read: Partial<Environment>): string[] {
  const faults: string[] = []
  if (read.SMTP_URL && !read.MAIL_FROM) faults.push('SMTP_URL needs MAIL_FROM beside it')
  if (read.TRUSTED_PROXIES?.split(',').some((one) => one.trim() !== '' && !isNetwork(one.trim()))) {
    faults.push(
      `TRUSTED_PROXIES must be addresses or networks like 10.0.0.5, 10.1.0.0/16 (it is "${read.TRUSTED_PROXIES}")`,
    )
  }
  const oidc = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
  const missing = oidc.filter((name) => !read[name])
  if (missing.length > 0 && missing.length < oidc.length) {
    const present = oidc.find((name) => read[name])
    faults.push(`${present} needs ${missing.join(' and ')} beside it`)
  }
  return faults
}

/** An address, or one with the length of its network's prefix. */
function isNetwork(text: string): boolean {
  const [address = '', length] = text.split('/')
  const longest = { 4: 32, 6: 128 }[isIP(address)] ?? -1
  return longest > 0 && (length === undefined || (Number(length) > 0 && Number(length) <= longest))
}

function configOf(read: Environment): Config {
  const host = read.HOST.includes(':') ? `[${read.HOST}]` : read.HOST
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = read
  return {
    host: read.HOST,
    port: Number(read.PORT),
    publicUrl: new URL(read.PUBLIC_URL ?? `http://${host}:${read.PORT}`).origin,
    trustedProxies: read.TRUSTED_PROXIES.split(',').flatMap((one) => one.trim() || []),
    databaseUrl: read.DATABASE_URL ?? null,
    dataDir: read.DATA_DIR,
    mail: read.SMTP_URL && read.MAIL_FROM ? { smtpUrl: read.SMTP_URL, from: read.MAIL_FROM } : null,
    oidc: issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null,
    logLevel: read.LOG_LEVEL,
  }
}
