/**
 * Addresses of texts and provisions as they stand in links and in what people type: `15.57/c`, `conf-11.3/2/a`,
 * `k7m2q4x/a` (a handle). The first part names the text, the rest is the path of the provision.
 */
import { DomainError } from '../errors.ts'
import { describeAddressees } from './addressee.ts'
import { currentRevision, type Decision, nameOf, numberOf, wasAdopted } from './decision.ts'
import { addressOf, formatNumber, parseNumber } from './number.ts'
import { citePath } from './provision.ts'
import type { DecisionStore } from './store.ts'
import type { DecisionCandidate } from './wire.ts'

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

type Finder = Pick<DecisionStore, 'findByNumber' | 'findByHandle' | 'findByLabel'>

/**
 * The text that an address names: by number, by the address of a Resolution, by handle, or by a label that one text carries.
 * Null when there is none, or when it was never adopted and the reader may not see drafts.
 * @throws DomainError `ambiguous` when several texts carry the label; `detail.candidates` tells them apart.
 */
export async function findByRef(store: Finder, ref: string, withDrafts = true): Promise<Decision | null> {
  const number = parseNumber(ref.replace(/^conf-/i, 'Conf. '))
  const found = number ? await store.findByNumber(formatNumber(number)) : await store.findByHandle(ref.toLowerCase())
  const texts = found ? [found] : await store.findByLabel(ref)
  const visible = texts.filter((decision) => withDrafts || wasAdopted(decision))
  if (visible.length > 1) {
    throw new DomainError(
      'ambiguous',
      `${visible.length} different texts are called ${ref}. Choose one of them; its handle says which one you mean.`,
      { candidates: visible.map(candidateOf) },
    )
  }
  return visible[0] ?? null
}

/** What tells texts of one label apart. */
export function candidateOf(decision: Decision): DecisionCandidate {
  return {
    name: nameOf(decision),
    handle: decision.handle,
    href: hrefOf(decision),
    subject: decision.subject,
    proposedBy: decision.proposedBy,
    addressedTo: describeAddressees(currentRevision(decision).addressees),
    opening: openingOf(decision),
  }
}

const OPENING_LENGTH = 180

/** The first words of the newest text, cut at a word. */
export function openingOf(decision: Decision): string {
  const lines = currentRevision(decision).provisions.filter(({ kind }) => kind !== 'heading')
  const text = lines
    .slice(0, 3)
    .map(({ marker, text }) => (marker ? `${marker} ${text}` : text))
    .join(' ')
  if (text.length <= OPENING_LENGTH) return text
  return `${text.slice(0, OPENING_LENGTH).replace(/\s+\S*$/, '')} …`
}

/** The address of a text's page: its number once it has one, its handle until then. */
export function hrefOf(decision: Pick<Decision, 'events' | 'handle'>, path = ''): string {
  const number = numberOf(decision)
  const ref = (number ? addressOf(number) : null) ?? decision.handle
  return path ? `/decisions/${ref}/${path}` : `/decisions/${ref}`
}

/** A provision as texts cite it: `Decision 15.57, paragraph c)`, `Resolution Conf. 11.3 (Rev. CoP15)`. */
export function citeProvision(decision: Decision, path = ''): string {
  const kind = decision.kind === 'resolution' ? 'Resolution' : 'Decision'
  const prefix = numberOf(decision) ? kind : `Draft ${kind.toLowerCase()}`
  // A text that is one paragraph is cited without it.
  const isWhole = path === '' || path === 'text'
  return isWhole ? `${prefix} ${nameOf(decision)}` : `${prefix} ${nameOf(decision)}, ${citePath(path)}`
}
