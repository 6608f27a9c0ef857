/**
 * Moving between pages without loading the document anew. The shell's router listens; everything else calls `navigate`
 * or writes an ordinary link, which the shell turns into the same call.
 */

export class NavigatedEvent extends Event {
  static readonly type = 'wg-navigated'
  constructor() {
    super(NavigatedEvent.type)
  }
}

/**
 * Opens an address of this application.
 * @param to path with optional query and fragment, e.g. `/decisions/15.57/c`
 * @param how `replace` keeps the way back free of the page that is left, as after signing in
 */
export function navigate(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'replace') history.replaceState(null, '', to)
  else history.pushState(null, '', to)
  window.dispatchEvent(new NavigatedEvent())
}
