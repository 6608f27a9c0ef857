/** The keys of the room: what a person at the projector does without looking for the mouse. A presenter's buttons are among them. */

export type RoomAct =
  | { readonly kind: 'paragraph'; readonly by: 1 | -1 }
  | { readonly kind: 'proposal'; readonly by: 1 | -1 }
  | { readonly kind: 'size'; readonly by: 1 | -1 }
  | { readonly kind: 'reading'; readonly index: number }
  | { readonly kind: 'follow' | 'bar' | 'close' | 'keys' | 'mute' }

export interface RoomKey {
  /** As the dialog of the keys shows it. */
  readonly shown: string
  readonly meaning: string
}

export const ROOM_KEYS: readonly RoomKey[] = [
  { shown: '↓ or ↑, Page down or Page up', meaning: 'next or previous paragraph' },
  { shown: '→ or ←', meaning: 'next or previous open proposal' },
  { shown: 'Escape', meaning: 'takes the proposal off the screen' },
  { shown: '+ or −', meaning: 'larger or smaller letters' },
  { shown: '1 to 5', meaning: 'Adopted, Clean, Official mark-up, All proposals, Chair' },
  { shown: 'F', meaning: 'follows the Chair, or no more' },
  { shown: 'B', meaning: 'takes this bar off the screen, or brings it back' },
  { shown: '?', meaning: 'these keys' },
]

const ACTS: Readonly<Record<string, RoomAct>> = {
  ArrowDown: { kind: 'paragraph', by: 1 },
  PageDown: { kind: 'paragraph', by: 1 },
  ArrowUp: { kind: 'paragraph', by: -1 },
  PageUp: { kind: 'paragraph', by: -1 },
  ArrowRight: { kind: 'proposal', by: 1 },
  ArrowLeft: { kind: 'proposal', by: -1 },
  '+': { kind: 'size', by: 1 },
  '=': { kind: 'size', by: 1 },
  '-': { kind: 'size', by: -1 },
  Escape: { kind: 'close' },
  f: { kind: 'follow' },
  b: { kind: 'bar' },
  '?': { kind: 'keys' },
}

export type RoomKeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** What a key asks for; null for a key that is the browser's own. */
export function roomAct({ key, ctrlKey, metaKey, altKey }: RoomKeyPress): RoomAct | null {
  if (ctrlKey || metaKey || altKey) return null
  if (/^[1-5]$/.test(key)) return { kind: 'reading', index: Number(key) - 1 }
  return ACTS[key.length === 1 ? key.toLowerCase() : key] ?? null
}
