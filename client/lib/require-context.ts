/**
 * Contexts that must be there. `@lit/context` leaves an unprovided value silently `undefined`; this throws instead,
 * naming the element and the context, so that a page mounted outside the shell fails at once and says why.
 */
import { type Context, ContextConsumer, type ContextType } from '@lit/context'
import type { ReactiveElement } from 'lit'

export interface RequiredContext<T> {
  /** The newest value. The host is updated whenever it changes. @throws Error when nothing above the host provides it. */
  readonly value: T
}

/** @param context made with `createContext(Symbol('name'))`; the symbol's description is the name in the error. */
export function requireContext<C extends Context<symbol, unknown>>(
  host: ReactiveElement,
  context: C,
): RequiredContext<ContextType<C>> {
  const consumer = new ContextConsumer(host, { context, subscribe: true })
  return {
    get value() {
      if (consumer.value === undefined) {
        const name = (context as unknown as symbol).description ?? 'unnamed'
        throw new Error(`<${host.localName}> needs the ${name} context, and nothing above it provides one.`)
      }
      return consumer.value
    },
  }
}
