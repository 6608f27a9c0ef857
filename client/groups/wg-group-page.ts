/** A working group: its terms of reference, who sits in it by role, the balance at a glance, and who has left. */
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { GROUP_ROLES } from '#domain/access.ts'
import type { GroupView, MembershipView } from '#domain/groups/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { loaded } from '../lib/load.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import '../ui/wg-page.ts'
import { table } from '../ui/wg-table.ts'
import { groupsApi } from './api.ts'
import './wg-balance.ts'

const ROLE_HEADINGS: Readonly<Record<(typeof GROUP_ROLES)[number], string>> = {
  Chair: 'Chair',
  'Vice-Chair': 'Vice-Chairs',
  member: 'Members',
  alternate: 'Alternates',
  observer: 'Observers',
  Secretariat: 'Secretariat',
}

@customElement('wg-group-page')
export class WgGroupPage extends PageElement {
  static override styles = [
    shared,
    css`
      .columns {
        display: grid;
        gap: var(--wg-space-6) var(--wg-space-7);
        grid-template-columns: minmax(0, 1fr) 21rem;
      }
      section {
        margin-block-end: var(--wg-space-6);
      }
      h2 {
        margin-block-end: var(--wg-space-3);
      }
      .terms {
        font-family: var(--wg-font-document);
        line-height: var(--wg-leading-document);
        max-inline-size: var(--wg-measure);
        white-space: pre-line;
      }
      .terms h3 {
        font-size: var(--wg-size-m);
        font-style: italic;
        margin-block: var(--wg-space-4) var(--wg-space-1);
        white-space: normal;
      }
      .role {
        border-block-start: 2px solid var(--wg-rule-heavy);
        margin-block-end: var(--wg-space-5);
      }
      .role h3 {
        color: var(--wg-ink-quiet);
        font-family: var(--wg-font-text);
        font-size: var(--wg-size-s);
        font-weight: var(--wg-weight-medium);
        padding-block: var(--wg-space-2);
      }
      .role li {
        border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
        display: grid;
        gap: 0 var(--wg-space-4);
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr);
        padding-block: var(--wg-space-2);
      }
      .delegation {
        font-weight: var(--wg-weight-medium);
      }
      aside {
        align-self: start;
      }
      @media (width < 72rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      @media (width < 48rem) {
        .role li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]

  private readonly http = requireContext(this, apiContext)
  private readonly group = new Task(this, {
    task: ([id], { signal }) => groupsApi(this.http.value).read(id, signal),
    args: () => [this.param('id')] as const,
  })

  override render() {
    const { value } = this.group
    return html`
      <wg-page .heading=${value?.name ?? ''} .kicker=${value ? 'Working group' : ''}>
        ${value ? html`<p slot="intro">${this.renderIntro(value)}</p>` : nothing}
        ${loaded(this.group, 'the group', (group) => this.renderGroup(group))}
      </wg-page>
    `
  }

  private renderIntro(group: GroupView) {
    const provision = group.setUpByRef
      ? html`<a href="/decisions/${group.setUpByRef}">${group.setUpBy}</a>`
      : group.setUpBy
    const expiry = group.expiresWith
      ? html`; its mandate ends with <a href="/meetings/${group.expiresWith}">${group.expiresWith}</a>`
      : nothing
    return html`Set up by ${provision}${expiry}.${group.ownRole ? html` Your role: ${group.ownRole}.` : nothing}`
  }

  private renderGroup(group: GroupView) {
    return html`
      <div class="columns">
        <div>
          <section aria-labelledby="members">
            <h2 id="members">Who sits in it</h2>
            ${GROUP_ROLES.map((role) =>
              this.renderRole(
                ROLE_HEADINGS[role],
                group.members.filter((one) => one.role === role),
              ),
            )}
          </section>
          ${this.renderFormer(group.former)}
        </div>
        <aside>
          <section aria-labelledby="balance">
            <h2 id="balance">Balance</h2>
            <wg-balance .balance=${group.balance}></wg-balance>
          </section>
          ${this.renderTerms(group)}
        </aside>
      </div>
    `
  }

  private renderRole(heading: string, members: readonly MembershipView[]) {
    if (members.length === 0) return nothing
    return html`
      <div class="role">
        <h3>${heading}</h3>
        <ul class="plain">
          ${members.map(
            (member) => html`
              <li>
                <span class="delegation">${member.delegation}</span>
                <span>${member.name}</span>
                <span class="quiet small">${[member.capacity, member.region].filter(Boolean).join(', ')}</span>
              </li>
            `,
          )}
        </ul>
      </div>
    `
  }

  private renderTerms({ termsOfReference }: GroupView) {
    const { mandate, membership, modusOperandi } = termsOfReference
    const part = (heading: string, text: string) => (text ? html`<h3>${heading}</h3>${text}` : nothing)
    return html`
      <section aria-labelledby="terms">
        <h2 id="terms">Terms of reference</h2>
        <div class="terms">${part('Mandate', mandate)}${part('Membership', membership)}${part('Modus operandi', modusOperandi)}</div>
      </section>
    `
  }

  private renderFormer(former: readonly MembershipView[]) {
    if (former.length === 0) return nothing
    return html`
      <section aria-labelledby="former">
        <h2 id="former">Earlier roles</h2>
        ${table({
          caption: 'Roles that have ended',
          rows: former,
          columns: [
            { label: 'Delegation', isTitle: true, cell: ({ delegation }) => delegation },
            { label: 'Person', cell: ({ name }) => name },
            { label: 'Role', cell: ({ role }) => role },
            { label: 'From', cell: ({ from }) => html`<wg-date at=${from} length="short"></wg-date>` },
            {
              label: 'Until',
              cell: ({ until }) => (until ? html`<wg-date at=${until} length="short"></wg-date>` : ''),
            },
          ],
        })}
      </section>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-group-page': WgGroupPage
  }
}
