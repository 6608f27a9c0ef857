/** The letters of a shared text, each under the name that it has for ever. One for every code unit, as Yjs counts them. */
import * as Y from 'yjs'

export interface Letter {
  readonly letter: string
  readonly id: Y.ID
}

/** Of one client, letters that were written one after another. */
export interface Written {
  readonly client: number
  readonly from: number
  readonly to: number
}

/** Those that stand, in their order. */
export function lettersOf(text: Y.XmlText): Letter[] {
  const letters: Letter[] = []
  for (let item = text._start; item; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString) letters.push(...lettersIn(item.id, item.content))
  }
  return letters
}

export function lettersIn({ client, clock }: Y.ID, { str }: Y.ContentString): Letter[] {
  return str.split('').map((letter, offset) => ({ letter, id: Y.createID(client, clock + offset) }))
}

export const isAmong = ({ client, clock }: Y.ID, written: Written): boolean =>
  client === written.client && written.from <= clock && clock < written.to
