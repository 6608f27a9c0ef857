/**
 * Addresses of texts and provisions as they stand in links and in what people type: `15.57/c`, `conf-11.3/2/a`,
 * `k7m2q4x/a` (a handle). The first part names the text, the rest is the path of the provision.
 */
import type { Decision } from './decision.ts'
import { nameOf, numberOf } from './decision.ts'
import { addressOf, parseNumber } from './number.ts'
import { citePath } from './provision.ts'
import type { DecisionStore } from './store.ts'

export interface ProvisionRef {
  /** What names the text: number, resolution address or handle. */
  readonly ref: string
  /** Path of the provision; empty for the whole text. */
  readonly path: string
}

export function readProvisionRef(text: string): ProvisionRef {
  const [ref = '', ...path] = text
    .trim()
    .replace(/^\/?decisions\//, '')
    .split('/')
  return { ref, path: path.join('/') }
}

/** The text that an address names, by number, by the address of a Resolution, or by handle; null when there is none. */
export async function findByRef(
  store: Pick<DecisionStore, 'findByNumber' | 'findByHandle'>,
  ref: string,
): Promise<Decision | null> {
  const number = ref.replace(/^conf-/i, 'Conf. ')
  return parseNumber(number) ? store.findByNumber(number) : store.findByHandle(ref)
}

/** The address of a text's page: its number once it has one, its handle until then. */
export function hrefOf(decision: Decision, path = ''): string {
  const number = numberOf(decision)
  const ref = (number ? addressOf(number) : null) ?? decision.handle
  return path ? `/decisions/${ref}/${path}` : `/decisions/${ref}`
}

/** A provision as texts cite it: `Decision 15.57, paragraph c)`, `Resolution Conf. 11.3 (Rev. CoP15)`. */
export function citeProvision(decision: Decision, path = ''): string {
  const kind = decision.kind === 'resolution' ? 'Resolution' : 'Decision'
  const prefix = numberOf(decision) ? kind : `Draft ${kind.toLowerCase()}`
  return path ? `${prefix} ${nameOf(decision)}, ${citePath(path)}` : `${prefix} ${nameOf(decision)}`
}
