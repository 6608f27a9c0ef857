/**
 * What every answer says to the browser, and how much one address may ask. The policy lets in nothing from other hosts;
 * inline styles are allowed because the controls set them, inline scripts are not. Set exactly; tests/server/http pins it.
 */
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fp from 'fastify-plugin'
import type { Deps } from '../deps.ts'

/** Requests a minute: whoever leafs through drafts asks some twenty things a page. */
export const USUAL_RATE = 1_200
export const SIGN_IN_RATE = 10

/** Route options for what a guesser would call again and again: signing in. */
export function strictRate() {
  return { rateLimit: { max: SIGN_IN_RATE, timeWindow: 60_000 } }
}

export interface SecurityOptions {
  readonly config: Pick<Deps['config'], 'publicUrl'>
}

export const security = fp<SecurityOptions>(
  async (app, { config }) => {
    const { protocol, host } = new URL(config.publicUrl)
    const isSecure = protocol === 'https:'
    await app.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'", `${isSecure ? 'wss' : 'ws'}://${host}`],
          workerSrc: ["'self'"],
          manifestSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: isSecure && { maxAge: 63_072_000, includeSubDomains: true },
      referrerPolicy: { policy: 'no-referrer' },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      frameguard: { action: 'deny' },
    })
    await app.register(rateLimit, {
      max: USUAL_RATE,
      timeWindow: 60_000,
      // A hall full of delegates shares one address, so who is signed in is counted alone.
      keyGenerator: (request) => request.actor?.accountId ?? request.ip,
      // Nor are its scripts and fonts counted, which every browser there fetches before anybody can sign in.
      allowList: (request) => request.url.startsWith('/assets/'),
    })
    app.addHook('onSend', async (request, reply, payload) => {
      reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
      if ((request.routeOptions.url ?? request.url).startsWith('/api/') && !reply.hasHeader('cache-control'))
        reply.header('cache-control', 'no-store')
      return payload
    })
  },
  { name: 'security' },
)
