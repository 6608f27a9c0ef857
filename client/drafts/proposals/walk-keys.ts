/**
 * The keys that walk through proposals: Alt with N and P everywhere, J and K where nothing is written. Keys are told by their
 * place on the keyboard, because some write another letter with Alt.
 */

/** 1 for the next, -1 for the one before, 0 for any other key. */
export function stepOf(event: KeyboardEvent): 1 | -1 | 0 {
  const { code, altKey, ctrlKey, metaKey } = event
  if (ctrlKey || metaKey || (!altKey && isWriting(event.composedPath()[0]))) return 0
  if (code === (altKey ? 'KeyN' : 'KeyJ')) return 1
  return code === (altKey ? 'KeyP' : 'KeyK') ? -1 : 0
}

function isWriting(target: EventTarget | undefined): boolean {
  if (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true
  return target instanceof HTMLElement && target.isContentEditable
}
