/**
 * The sections of a draft's margin, in the order of their tabs. All of them stay in the page while one is shown, because what
 * a section knows is also drawn in the text.
 */
import { html, type TemplateResult } from 'lit'
import type { DraftDetail } from '#domain/drafts/wire.ts'
import './agreements/wg-agreements-panel.ts'
import './brackets/wg-brackets-panel.ts'
import './comments/wg-comments-panel.ts'
import type { Desk } from './desk.ts'
import './proposals/wg-proposals-panel.ts'
import './checks/wg-checks-panel.ts'
import './precedents/wg-precedents-panel.ts'
import './wg-here-panel.ts'

export interface DeskSection {
  /** As in `desk.show` and in the address of its tab. */
  readonly name: string
  readonly title: string
  readonly draw: (desk: Desk) => TemplateResult
  /** Whether it is there for this reader of this draft; by default it is. */
  readonly isFor?: (draft: DraftDetail) => boolean
}

export const DESK_SECTIONS: readonly DeskSection[] = [
  {
    name: 'proposals',
    title: 'Proposals',
    draw: (desk) => html`<wg-proposals-panel .desk=${desk}></wg-proposals-panel>`,
  },
  {
    name: 'comments',
    title: 'Comments',
    draw: (desk) => html`<wg-comments-panel .desk=${desk}></wg-comments-panel>`,
  },
  {
    name: 'brackets',
    title: 'Brackets',
    draw: (desk) => html`<wg-brackets-panel .desk=${desk}></wg-brackets-panel>`,
  },
  {
    name: 'agreements',
    title: 'Agreed',
    draw: (desk) => html`<wg-agreements-panel .desk=${desk}></wg-agreements-panel>`,
  },
  { name: 'checks', title: 'Checks', draw: (desk) => html`<wg-checks-panel .desk=${desk}></wg-checks-panel>` },
  {
    name: 'precedents',
    title: 'Precedents',
    draw: (desk) => html`<wg-precedents-panel .desk=${desk}></wg-precedents-panel>`,
  },
  { name: 'here', title: 'Here', draw: (desk) => html`<wg-here-panel .desk=${desk}></wg-here-panel>` },
]
