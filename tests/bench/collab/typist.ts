/** Edits as one person makes them: a paragraph of one's own, typed at its end, with a slip put right now and then. */
import * as Y from 'yjs'
import type { Pick } from '../../support/random.ts'

export class Typist {
  readonly clientId: number
  private readonly doc = new Y.Doc()
  private readonly text = new Y.XmlText()
  private readonly pick: Pick
  private update: Uint8Array | null = null

  constructor(pick: Pick) {
    this.pick = pick
    this.doc.clientID = 1_000_000 + pick(2_000_000_000)
    this.clientId = this.doc.clientID
    this.doc.on('update', (update: Uint8Array) => {
      this.update = update
    })
  }

  /** The first update: the paragraph. */
  begin(): Uint8Array {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [this.text])
    this.doc.getXmlFragment('content').insert(0, [paragraph])
    return this.take()
  }

  /** @returns an update, and the clock after it when it adds a character */
  type(): { readonly update: Uint8Array; readonly end: number | null } {
    const { length } = this.text
    const isSlip = length > 0 && this.pick(12) === 0
    if (isSlip) this.text.delete(length - 1, 1)
    else this.text.insert(length, String.fromCharCode(97 + this.pick(26)))
    return { update: this.take(), end: isSlip ? null : Y.getState(this.doc.store, this.clientId) }
  }

  private take(): Uint8Array {
    const { update } = this
    if (!update) throw new Error('An edit made no update.')
    this.update = null
    return update
  }
}
