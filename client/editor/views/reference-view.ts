/** A reference in the line: quiet text that reads what it points at and leads there. It is one letter of the document. */
import type { Node } from 'prosemirror-model'
import type { Decoration, EditorView, NodeView } from 'prosemirror-view'
import type { ReferenceState } from '#domain/drafts/references.ts'
import type { ReferenceSpec } from '../plugins/references.ts'

const LEADS: Readonly<Record<ReferenceState, string>> = {
  paragraph: 'Goes to the paragraph',
  registry: 'Opens the text in the registry, in a new window',
  unnumbered: 'The paragraph that it points at has no number',
  gone: 'The paragraph that it points at is not in the text any more',
}

function readSpec(decorations: readonly Decoration[]): ReferenceSpec {
  const spec = decorations.find((decoration) => 'reads' in decoration.spec)?.spec as ReferenceSpec | undefined
  return spec ?? { reads: '', state: 'gone' }
}

export class ReferenceView implements NodeView {
  readonly dom = document.createElement('span')
  private readonly type: Node['type']

  private readonly isLeading: boolean

  /** @param follow goes to what the reference points at; null where it leads nowhere */
  constructor(
    node: Node,
    view: EditorView,
    decorations: readonly Decoration[],
    follow: ((target: string) => void) | null,
  ) {
    this.type = node.type
    this.isLeading = follow !== null
    this.dom.className = 'wg-reference'
    if (follow) this.lead(view, follow)
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

  /** Where the text may be edited its keys are the editor's; elsewhere the reference is a stop of its own. */
  private lead(view: EditorView, follow: (target: string) => void): void {
    this.dom.setAttribute('role', 'link')
    if (!view.editable) this.dom.tabIndex = 0
    this.dom.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !view.editable) follow(this.dom.dataset.reference ?? '')
    })
  }

  private draw(node: Node, decorations: readonly Decoration[]): void {
    const { reads, state } = readSpec(decorations)
    if (this.dom.textContent !== reads) this.dom.textContent = reads
    this.dom.dataset.reference = String(node.attrs.target)
    this.dom.dataset.state = state
    if (this.isLeading) this.dom.title = LEADS[state]
  }
}
