/**
 * The words in edits, without the text they belong to: what a person typed and did not delete again, one line for each place
 * in which they typed.
 */
import * as Y from 'yjs'

interface Letter {
  text: string
  previous: Letter | null
  next: Letter | null
}

type Key = `${number}:${number}`
const keyOf = ({ client, clock }: Y.ID): Key => `${client}:${clock}`

/**
 * @param updates of Yjs version 1, of one draft
 * @returns '' when nothing was typed: something was deleted or set in another form
 */
export function writtenWords(updates: readonly Uint8Array[]): string {
  const readable = updates.filter(isReadable)
  if (readable.length === 0) return ''
  const { structs, ds } = Y.decodeUpdate(Y.mergeUpdates([...readable]))
  const isDeleted = (client: number, clock: number): boolean =>
    (ds.clients.get(client) ?? []).some((range) => clock >= range.clock && clock < range.clock + range.len)
  const letters = new Map<Key, Letter>()
  const places: Letter[] = []
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    let before = placeOf(struct, letters)
    if (!before) {
      before = { text: '', previous: null, next: null }
      places.push(before)
    }
    const text = struct.content instanceof Y.ContentString ? struct.content.str : ''
    const { client, clock } = struct.id
    for (let at = 0; at < struct.length; at++) {
      before = putAfter(before, isDeleted(client, clock + at) ? '' : text.charAt(at))
      letters.set(`${client}:${clock + at}`, before)
    }
  }
  return places.map(lineFrom).filter(Boolean).join('\n')
}

function isReadable(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update)
    return true
  } catch {
    return false
  }
}

/** The letter after which the struct stands; null when it was typed beside nothing that is known here. */
function placeOf({ origin, rightOrigin }: Y.Item, letters: ReadonlyMap<Key, Letter>): Letter | null {
  const left = origin && letters.get(keyOf(origin))
  if (left) return left
  const right = rightOrigin && letters.get(keyOf(rightOrigin))
  return right ? right.previous : null
}

function putAfter(before: Letter, text: string): Letter {
  const letter: Letter = { text, previous: before, next: before.next }
  if (before.next) before.next.previous = letter
  before.next = letter
  return letter
}

function lineFrom(first: Letter): string {
  let line = ''
  for (let letter: Letter | null = first; letter; letter = letter.next) line += letter.text
  return line.trim()
}
