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
  /** Has the whole window, without navigation. */
  readonly isBare?: true
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
    path: '/meetings/new',
    tag: 'wg-new-meeting-page',
    section: 'meetings',
    load: () => import('../meetings/wg-new-meeting-page.ts'),
  },
  {
    path: '/meetings/:code',
    tag: 'wg-meeting-page',
    section: 'meetings',
    isOpen: true,
    load: () => import('../meetings/wg-meeting-page.ts'),
  },
  { path: '/alerts', tag: 'wg-alerts-page', section: 'my-table', load: () => import('../people/wg-alerts-page.ts') },
  { path: '/account', tag: 'wg-account-page', load: () => import('./wg-account-page.ts') },
  { path: '/account/tokens', tag: 'wg-tokens-page', load: () => import('../people/wg-tokens-page.ts') },
  { path: '/accounts', tag: 'wg-accounts-page', load: () => import('../people/wg-accounts-page.ts') },
  { path: '/groups', tag: 'wg-groups-page', section: 'group', load: () => import('../groups/wg-groups-page.ts') },
  { path: '/groups/:id', tag: 'wg-group-page', section: 'group', load: () => import('../groups/wg-group-page.ts') },
  {
    path: '/submissions',
    tag: 'wg-submissions-page',
    section: 'submissions',
    load: () => import('../submissions/wg-submissions-page.ts'),
  },
  {
    path: '/submissions/new',
    tag: 'wg-new-submission-page',
    section: 'submissions',
    load: () => import('../submissions/wg-new-submission-page.ts'),
  },
  {
    path: '/submissions/calls/new',
    tag: 'wg-new-call-page',
    section: 'submissions',
    load: () => import('../submissions/wg-new-call-page.ts'),
  },
  {
    path: '/submissions/calls/:id',
    tag: 'wg-call-page',
    section: 'submissions',
    load: () => import('../submissions/wg-call-page.ts'),
  },
  {
    path: '/submissions/:id',
    tag: 'wg-submission-page',
    section: 'submissions',
    load: () => import('../submissions/wg-submission-page.ts'),
  },
  {
    path: '/decisions',
    tag: 'wg-decisions-page',
    section: 'decisions',
    isOpen: true,
    load: () => import('../decisions/wg-decisions-page.ts'),
  },
  {
    path: '/decisions/:ref',
    tag: 'wg-decision-page',
    section: 'decisions',
    isOpen: true,
    load: () => import('../decisions/wg-decision-page.ts'),
  },
  {
    path: '/decisions/:ref/*path',
    tag: 'wg-provision-page',
    section: 'decisions',
    isOpen: true,
    load: () => import('../decisions/wg-provision-page.ts'),
  },
  {
    path: '/imports',
    tag: 'wg-imports-page',
    section: 'decisions',
    load: () => import('../decisions/wg-imports-page.ts'),
  },
  {
    path: '/imports/:id',
    tag: 'wg-import-page',
    section: 'decisions',
    load: () => import('../decisions/wg-import-page.ts'),
  },
  {
    path: '/drafts',
    tag: 'wg-drafts-page',
    section: 'drafts',
    load: () => import('../drafts/wg-drafts-page.ts'),
  },
  {
    path: '/drafts/:id',
    tag: 'wg-draft-page',
    section: 'drafts',
    load: () => import('../drafts/wg-draft-page.ts'),
  },
  {
    path: '/drafts/:id/word',
    tag: 'wg-word-return-page',
    section: 'drafts',
    load: () => import('../drafts/word/wg-word-return-page.ts'),
  },
  {
    path: '/drafts/:id/room',
    tag: 'wg-draft-room-page',
    section: 'drafts',
    isBare: true,
    load: () => import('../drafts/wg-draft-room-page.ts'),
  },
  {
    path: '/drafts/:id/history',
    tag: 'wg-draft-history-page',
    section: 'drafts',
    load: () => import('../drafts/wg-draft-history-page.ts'),
  },
  {
    path: '/drafts/:id/versions',
    tag: 'wg-draft-versions-page',
    section: 'drafts',
    load: () => import('../drafts/wg-draft-versions-page.ts'),
  },
  {
    path: '/drafts/:id/rounds',
    tag: 'wg-draft-rounds-page',
    section: 'drafts',
    load: () => import('../drafts/wg-draft-rounds-page.ts'),
  },
  {
    path: '/unsent',
    tag: 'wg-unsent-page',
    section: 'drafts',
    load: () => import('../drafts/wg-unsent-page.ts'),
  },
  {
    path: '/reports',
    tag: 'wg-reports-page',
    section: 'reports',
    load: () => import('../reports/wg-reports-page.ts'),
  },
  {
    path: '/reports/:id',
    tag: 'wg-report-page',
    section: 'reports',
    load: () => import('../reports/wg-report-page.ts'),
  },
  {
    path: '/mandates',
    tag: 'wg-mandates-page',
    section: 'mandates',
    load: () => import('../mandates/wg-mandates-page.ts'),
  },
  {
    path: '/mandates/propose/:ref',
    tag: 'wg-propose-mandates-page',
    section: 'mandates',
    load: () => import('../mandates/wg-propose-mandates-page.ts'),
  },
  {
    path: '/mandates/:id',
    tag: 'wg-mandate-page',
    section: 'mandates',
    load: () => import('../mandates/wg-mandate-page.ts'),
  },
]
