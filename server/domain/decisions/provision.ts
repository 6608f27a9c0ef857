/**
 * The text of a Decision or Resolution as a tree of provisions, kept as a flat list in reading order.
 * A provision's path is its permanent address inside the text: `chapeau`, `c`, `a/i`, `tail`, `2/a`.
 */
import type { ProvisionId } from '../ids.ts'

/** `text`: the only paragraph of a text without sub-paragraphs. `tail`: a closing sentence with a duty of its own. */
export const PROVISION_KINDS = ['heading', 'preambular', 'operative', 'chapeau', 'text', 'item', 'tail'] as const
export type ProvisionKind = (typeof PROVISION_KINDS)[number]

export interface Provision {
  readonly id: ProvisionId
  /** Address inside the text, unique within one revision. */
  readonly path: string
  readonly kind: ProvisionKind
  /** What is printed before the text, e.g. `a)`, `ii)`, `1.`; null where nothing is. */
  readonly marker: string | null
  /** 0 for the text's own level, 1 for a), 2 for i). */
  readonly depth: number
  readonly text: string
}

/** The path in the words that texts use: `paragraph a) i)`, `paragraph 2 a)`, `chapeau`, `preambular paragraph 3`. */
export function citePath(path: string): string {
  const [first = '', ...rest] = path.split('/')
  if (first === 'preamble') return rest.length > 0 ? `preambular paragraph ${rest.join(' ')}` : 'preamble'
  if (path === 'chapeau' || path === 'tail' || path === 'text') return path
  return `paragraph ${[first, ...rest].map((part) => (/^\d+$/.test(part) ? part : `${part})`)).join(' ')}`
}

/** The path of the provision that contains this one, or null at the top. */
export function parentPath(path: string): string | null {
  const cut = path.lastIndexOf('/')
  return cut < 0 ? null : path.slice(0, cut)
}

/** A provision with everything under it, in reading order; empty when the path is not there. */
export function subtree(provisions: readonly Provision[], path: string): readonly Provision[] {
  return provisions.filter((provision) => provision.path === path || provision.path.startsWith(`${path}/`))
}
