/** A sign of a bracket in the line. Drawn strong on a tint of its own; how deep it stands and whose it is, it also says in words. */
import type { Node } from 'prosemirror-model'
import type { Decoration, NodeView } from 'prosemirror-view'
import { BRACKET_SIGNS, readBracketSide } from '#domain/drafts/schema.ts'
import type { SignSpec } from '../plugins/brackets.ts'

function readSpec(decorations: readonly Decoration[]): SignSpec {
  const spec = decorations.find((decoration) => 'spoken' in decoration.spec)?.spec as SignSpec | undefined
  return spec ?? { spoken: 'bracket', title: '', depth: 0, look: 'stray' }
}

export class BracketView implements NodeView {
  readonly dom = document.createElement('span')
  private readonly type: Node['type']

  constructor(node: Node, decorations: readonly Decoration[]) {
    this.type = node.type
    this.dom.contentEditable = 'false'
    this.dom.setAttribute('role', 'img')
    this.draw(node, decorations)
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.type) return false
    this.draw(node, decorations)
    return true
  }

  ignoreMutation(): boolean {
    return true
  }

  private draw(node: Node, decorations: readonly Decoration[]): void {
    const side = readBracketSide(node.attrs.side)
    const { spoken, title, depth, look } = readSpec(decorations)
    this.dom.className = `wg-bracket is-${look}`
    this.dom.dataset.bracket = String(node.attrs.id)
    this.dom.dataset.side = side
    this.dom.dataset.depth = String(depth)
    this.dom.setAttribute('aria-label', spoken)
    this.dom.title = title
    const sign = depth > 0 && side !== 'or' ? `${BRACKET_SIGNS[side]}${depth + 1}` : BRACKET_SIGNS[side]
    if (this.dom.textContent === sign) return
    // The number of the level is smaller, so that nested signs are told apart by more than their place.
    const level = document.createElement('small')
    level.textContent = sign.slice(1)
    this.dom.replaceChildren(sign.slice(0, 1), ...(sign.length > 1 ? [level] : []))
  }
}
