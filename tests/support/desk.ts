/** Somebody's editor without a screen: a copy of the shared text, written as the binding writes it. */
import type { Node } from 'prosemirror-model'
import { updateYFragment, yXmlFragmentToProseMirrorRootNode } from 'y-prosemirror'
import * as Y from 'yjs'
import { paragraphsIn } from '#domain/drafts/brackets/in-text.ts'
import { blocksOf } from '#domain/drafts/content.ts'
import { schema } from '#domain/drafts/schema.ts'
import { readGently, writeGently } from '../../client/editor/gentle-binding.ts'
import { linesOf } from './bracketed.ts'

export class Desk {
  readonly shared = new Y.Doc()
  private meta = { mapping: new Map(), isOMark: new Map() }

  get content(): Y.XmlFragment {
    return this.shared.getXmlFragment('content')
  }
  get doc(): Node {
    return readGently(this.shared, () => yXmlFragmentToProseMirrorRootNode(this.content, schema))
  }
  get lines(): string[] {
    return linesOf(paragraphsIn(blocksOf(this.doc)))
  }
  /** As the binding does after each of the person's own changes. */
  write(doc: Node): void {
    this.shared.transact(() => {
      writeGently({ type: this.content, ...this.meta }, doc)
      updateYFragment(this.shared, this.content, doc, this.meta)
    })
  }
  change(act: (doc: Node) => Node): void {
    this.write(act(this.doc))
  }
  hear(other: Y.Doc): void {
    Y.applyUpdate(this.shared, Y.encodeStateAsUpdate(other))
    // What the binding knew of nodes is made anew with what it draws.
    this.meta = { mapping: new Map(), isOMark: new Map() }
  }
}
