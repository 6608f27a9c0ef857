/** The mark of a footnote in the line; its words stand under the paragraph (paragraph-view.ts). */
import type { Node } from 'prosemirror-model'
import type { Decoration, NodeView } from 'prosemirror-view'

function readMark(decorations: readonly Decoration[]): string {
  const spec = decorations.find((decoration) => 'mark' in decoration.spec)?.spec as { mark: string } | undefined
  return spec?.mark ?? ''
}

export class FootnoteView implements NodeView {
  readonly dom = document.createElement('sup')
  private readonly type: Node['type']

  constructor(node: Node, decorations: readonly Decoration[]) {
    this.type = node.type
    this.dom.className = 'wg-note-mark'
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
    this.dom.textContent = readMark(decorations)
    this.dom.title = node.textContent
  }
}
