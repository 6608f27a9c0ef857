/**
 * A draft's whole log, read once, from which every moment of it can be told: the text with all that was ever deleted, and
 * the row that brought or took each letter. Opening another moment is then a walk through the text, not another reading.
 */
import * as Y from 'yjs'
import type { LogRow } from '#domain/collab/log.ts'
import { CONTENT } from '../document-form.ts'
import { FragmentReader, type NodeJson } from '../read-fragment.ts'
import { Lives } from './lives.ts'
import { type Act, type Moment, momentOf } from './moment.ts'
import { MomentView } from './moment-view.ts'
import { findMoved } from './moved-text.ts'

/** A block with its identity in the shared text, by which it is found again in the live one. */
export interface OldBlock {
  readonly client: number
  readonly clock: number
  readonly json: NodeJson
}

export class LogReading {
  private readonly doc = new Y.Doc({ gc: false })
  private readonly lives = new Lives()
  private readonly acts: Act[] = []

  constructor() {
    this.doc.on('afterTransaction', (transaction) => {
      const row = this.acts.length
      this.lives.take(transaction, row)
      findMoved(transaction, (from, to, length) => this.lives.move(from, to, length, row))
    })
  }

  /** The last row that was read. */
  get sequence(): number {
    return this.acts.length
  }

  /** Reads on; the rows follow those that were read. @throws Error when one holds what is nested deeper than the stack */
  add(rows: readonly LogRow[]): void {
    for (const { update, accountId, at } of rows) {
      this.acts.push({ accountId, at })
      Y.applyUpdate(this.doc, update)
    }
  }

  /** @param since tells also what has changed from this row on */
  moment(sequence: number, since: number | null): Moment {
    const reader = new FragmentReader(new MomentView(this.lives, this.handOf, since ?? sequence, sequence))
    const blocks = reader.read(this.fragment)
    const acts = (row: number) => this.acts[row - 1]
    return momentOf(blocks, reader.traces, acts, since === null ? null : { since, until: sequence })
  }

  blocks(sequence: number): OldBlock[] {
    const view = new MomentView(this.lives, this.handOf, sequence, sequence)
    return view.children(this.fragment).flatMap((child) => {
      const id = child._item?.id
      return id ? [{ client: id.client, clock: id.clock, json: new FragmentReader(view).readBlock(child) }] : []
    })
  }

  private readonly handOf = (row: number) => this.acts[row - 1]?.accountId

  private get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment(CONTENT)
  }
}
