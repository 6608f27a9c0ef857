import { describe, expect, it } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import { loadConfig } from '../../server/config.ts'

const faultsOf = (env: Record<string, string>) => {
  try {
    loadConfig(env)
  } catch (error) {
    if (error instanceof DomainError) return error.message
    throw error
  }
  return null
}

describe('settings', () => {
  it('[ST1] nothing needs to be set', () => {
    expect(loadConfig({ PATH: '/bin', PORT: '' })).toEqual({
      host: '127.0.0.1',
      port: 8080,
      publicUrl: 'http://127.0.0.1:8080',
      trustedProxies: [],
      databaseUrl: null,
      dataDir: './data',
      mail: null,
      oidc: null,
      logLevel: 'info',
    })
  })

  it('[ST1] what is set is used, and cannot be changed afterwards', () => {
    const config = loadConfig({
      HOST: '::1',
      PORT: '9000',
      PUBLIC_URL: 'https://drafts.example.org/',
      TRUSTED_PROXIES: '10.0.0.5, 2001:db8::/32',
      DATABASE_URL: 'postgres://desk:secret@db/desk',
      SMTP_URL: 'smtps://desk:secret@mail.example.org:465',
      MAIL_FROM: 'Drafting desk <desk@example.org>',
      OIDC_ISSUER: 'https://id.example.org',
      OIDC_CLIENT_ID: 'desk',
      OIDC_CLIENT_SECRET: 'secret',
      LOG_LEVEL: 'warn',
    })
    expect(config).toMatchObject({ host: '::1', port: 9000, publicUrl: 'https://drafts.example.org', logLevel: 'warn' })
    expect(config.mail?.from).toBe('Drafting desk <desk@example.org>')
    expect(config.oidc?.clientId).toBe('desk')
    expect(config.trustedProxies).toEqual(['10.0.0.5', '2001:db8::/32'])
    expect(Object.isFrozen(config)).toBe(true)
    expect(loadConfig({ HOST: '::1' }).publicUrl).toBe('http://[::1]:8080')
  })

  it('[ST2] every fault is named at once, and no secret', () => {
    const message = faultsOf({
      PORT: 'eighty',
      PUBLIC_URL: 'https://example.org/path',
      TRUSTED_PROXIES: '10.0.0.5, 10.0.0.0/33',
      DATABASE_URL: 'mysql://desk:hunter2@db',
      SMTP_URL: 'smtp://mail',
      OIDC_CLIENT_ID: 'desk',
      LOG_LEVEL: 'loud',
    })
    for (const name of [
      'PORT',
      'PUBLIC_URL',
      'TRUSTED_PROXIES',
      'DATABASE_URL',
      'MAIL_FROM',
      'OIDC_ISSUER',
      'LOG_LEVEL',
    ]) {
      expect(message).toContain(name)
    }
    expect(message).not.toContain('hunter2')
    expect(message?.split('\n')).toHaveLength(1)
  })

  it.each(['0', '65536', '-1', '80.5', '0x50', '1e3'])('[ST2] %s is no port', (PORT) => {
    expect(faultsOf({ PORT })).toContain('PORT must be a whole number')
  })
})
