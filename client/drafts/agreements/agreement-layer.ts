/**
 * Signs of agreement in the margin of paragraphs. They follow what is typed at once: a comma takes the sign away, and brings it
 * back when it is taken out. What is drawn only moves along as long as no paragraph changes where it stands.
 */
import type { Node } from 'prosemirror-model'
import { DecorationSet } from 'prosemirror-view'
import type { AgreementView } from '#domain/drafts/agreements/wire.ts'
import { changedPart } from '../../editor/plugins/changed-part.ts'
import type { Layer } from '../../editor/plugins/layers.ts'
import { isFromPeers } from '../../editor/plugins/paragraph-ids.ts'
import { signDecoration } from '../../editor/views/paragraph-signs.ts'
import { type AgreedStates, agreedStates, areSameStates } from './agreed-states.ts'
import { signWords } from './agreement-words.ts'

/**
 * @param onStates told where paragraphs stand, at first and whenever that changes
 * @param onChosen the sign of a paragraph was pressed
 */
export function agreementLayer(
  items: readonly AgreementView[],
  onStates: (states: AgreedStates) => void,
  onChosen: (paragraphId: string) => void,
): Layer {
  const byId = new Map(items.map((item) => [item.paragraphId, item]))
  let known: AgreedStates | null = null
  const draw = (doc: Node, states: AgreedStates): DecorationSet => {
    known = states
    onStates(states)
    return DecorationSet.create(doc, signs(doc, states, byId))
  }
  return {
    start: ({ doc }) => draw(doc, agreedStates(doc, items)),
    follow(tr, drawn) {
      if (!tr.docChanged) return drawn
      const states = agreedStates(tr.doc, items)
      if (!known || !areSameStates(states, known)) return draw(tr.doc, states)
      let isWhole = true
      const onRemove = () => {
        isWhole = false
      }
      const moved = drawn.map(isFromPeers(tr) ? changedPart(tr).mapping : tr.mapping, tr.doc, { onRemove })
      // A paragraph that was written anew, as by a move, has lost its sign on the way.
      return isWhole ? moved : draw(tr.doc, states)
    },
    click(_view, event) {
      const sign = event.target instanceof Element ? event.target.closest('.wg-sign.is-agreement') : null
      const { id } = sign?.closest<HTMLElement>('.wg-paragraph')?.dataset ?? {}
      if (id === undefined) return false
      onChosen(id)
      return true
    },
  }
}

function signs(doc: Node, { states }: AgreedStates, byId: ReadonlyMap<string, AgreementView>) {
  const found: ReturnType<typeof signDecoration>[] = []
  doc.forEach((node, position) => {
    const id = String(node.attrs.id ?? '')
    const [item, state] = [byId.get(id), states.get(id)]
    if (!item || !state) return
    const sign = { kind: 'agreement', text: state === 'agreed' ? '✓' : '!', words: signWords(item, state) }
    found.push(signDecoration(position, position + node.nodeSize, sign))
  })
  return found
}
