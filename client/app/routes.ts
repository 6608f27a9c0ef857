/**
 * Every page of the application and its address.
 *
 * To add a page:
 *  1. Write `client/<feature>/wg-<name>-page.ts`: a class that extends `PageElement` (lib/page.ts), decorated with
 *     `@customElement('wg-<name>-page')`, and renders one `<wg-page heading="…">`. The heading becomes the window's title
 *     and takes the focus after navigation, so leave it empty until it is known and never render two.
 *  2. Add one line below. `load` imports the page only when its address is opened: never import a page statically.
 *     `/things/:id` puts `id` into `this.params`; `*rest` at the end takes the remaining parts with their slashes.
 *     Fixed addresses stand before patterns that would swallow them (`/drafts/new` before `/drafts/:id`).
 *  3. What the page needs: `requireContext(this, apiContext).value` for the server, `requireContext(this, sessionContext).value`
 *     for who is signed in and `may(act, scope)`; `new QueryController(this, { q: '' })` for filters in the address;
 *     a `Task` of `@lit/task` for what is fetched, with `wg-loading`, `wg-problem` and `wg-empty` for its three other states.
 *  4. Links are ordinary `<a href="/drafts/…">`, also `wa-button href`; the shell opens them without loading anew.
 *     From code: `navigate('/drafts/…')`. To say that something is done: `announce('Draft created.')`.
 */
import type { SectionName } from './sections.ts'

export interface Route {
  readonly path: string
  /** The page's element; also the name of its file. */
  readonly tag: `wg-${string}-page`
  readonly load: () => Promise<unknown>
  /** The entry of the navigation that is marked while the page is open. */
  readonly section?: SectionName
  /** May be opened without signing in. */
  readonly isOpen?: true
}

export const ROUTES: readonly Route[] = [
  { path: '/', tag: 'wg-my-table-page', section: 'my-table', load: () => import('./wg-my-table-page.ts') },
  { path: '/sign-in', tag: 'wg-sign-in-page', isOpen: true, load: () => import('../people/wg-sign-in-page.ts') },
  {
    path: '/sign-in/:token',
    tag: 'wg-sign-in-link-page',
    isOpen: true,
    load: () => import('../people/wg-sign-in-link-page.ts'),
  },
  {
    path: '/meetings',
    tag: 'wg-meetings-page',
    section: 'meetings',
    isOpen: true,
    load: () => import('../meetings/wg-meetings-page.ts'),
  },
  {
    path: '/meetings/:code',
    tag: 'wg-meeting-page',
    section: 'meetings',
    isOpen: true,
    load: () => import('../meetings/wg-meeting-page.ts'),
  },
]
