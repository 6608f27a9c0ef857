/**
 * A working group: its terms of reference, who sits in it by role and since when, the balance at a glance, and who has left.
 * Those who may edit it give and end seats here.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { GROUP_ROLES } from '#domain/access.ts'
import { refuseRole } from '#domain/groups/group.ts'
import type { GroupView, MembershipView } from '#domain/groups/wire.ts'
import type { GroupId } from '#domain/ids.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { announce } from '../lib/announce.ts'
import { loaded } from '../lib/load.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import '../ui/wg-page.ts'
import { table } from '../ui/wg-table.ts'
import { groupsApi } from './api.ts'
import { groupPageSheet } from './group-page.css.ts'
import './wg-balance.ts'
import './wg-end-seat-dialog.ts'
import type { SeatEndedEvent } from './wg-end-seat-dialog.ts'
import './wg-seat-dialog.ts'
import type { SeatGivenEvent } from './wg-seat-dialog.ts'

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
  static override styles = [shared, groupPageSheet]

  /** The group as the last act answered it; until then what was fetched. */
  @state() private changed: GroupView | null = null
  @state() private isSeating = false
  @state() private ending: MembershipView | null = null

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)
  private readonly group = new Task(this, {
    task: ([id], { signal }) => {
      this.changed = null
      return groupsApi(this.http.value).read(id, signal)
    },
    args: () => [this.param('id')] as const,
  })

  override render() {
    const value = this.changed ?? this.group.value
    return html`
      <wg-page .heading=${value?.name ?? ''} .kicker=${value ? 'Working group' : ''}>
        ${value ? html`<p slot="intro">${this.renderIntro(value)}</p>` : nothing}
        ${value && this.mayEdit(value) ? this.renderActs(value) : nothing}
        ${loaded(this.group, 'the group', (group) => this.renderGroup(this.changed ?? group))}
      </wg-page>
    `
  }

  private mayEdit(group: GroupView): boolean {
    return this.session.value.may('group.edit', { groupId: group.id as GroupId })
  }

  private mayEnd(group: GroupView, { role }: MembershipView): boolean {
    const { actor } = this.session.value
    return actor !== null && this.mayEdit(group) && refuseRole(actor, group.id as GroupId, role) === null
  }

  private renderActs(group: GroupView) {
    return html`
      <wa-button slot="actions" variant="brand" @click=${() => this.ask(true, null)}>
        <wa-icon slot="start" name="plus"></wa-icon>Give a seat
      </wa-button>
      <wg-seat-dialog
        .group=${group}
        ?open=${this.isSeating}
        @wg-closed=${() => this.ask(false, null)}
        @wg-seat-given=${this.onSeatGiven}
      ></wg-seat-dialog>
      <wg-end-seat-dialog
        .group=${group}
        .seat=${this.ending}
        @wg-closed=${() => this.ask(false, null)}
        @wg-seat-ended=${this.onSeatEnded}
      ></wg-end-seat-dialog>
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
                group,
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

  private renderRole(group: GroupView, heading: string, members: readonly MembershipView[]) {
    if (members.length === 0) return nothing
    return html`
      <div class="role">
        <h3>${heading}</h3>
        <ul class="plain">
          ${members.map((member) => this.renderMember(group, member))}
        </ul>
      </div>
    `
  }

  private renderMember(group: GroupView, member: MembershipView) {
    return html`
      <li>
        <span class="delegation">${member.delegation}</span>
        <span>
          ${member.name}
          <span class="since quiet small">since <wg-date at=${member.from} length="short"></wg-date></span>
        </span>
        <span class="quiet small">${[member.capacity, member.region].filter(Boolean).join(', ')}</span>
        ${
          this.mayEnd(group, member)
            ? html`<wa-button size="s" appearance="plain" @click=${() => this.ask(false, member)}>
                End<span class="visually-hidden"> the seat of ${member.name}</span>
              </wa-button>`
            : nothing
        }
      </li>
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

  private ask(isSeating: boolean, ending: MembershipView | null): void {
    this.isSeating = isSeating
    this.ending = ending
  }

  private readonly onSeatGiven = ({ group }: SeatGivenEvent): void => {
    const before = new Set((this.changed ?? this.group.value)?.members.map(({ id }) => id))
    const seated = group.members.find(({ id }) => !before.has(id))
    this.changed = group
    this.ask(false, null)
    announce(`${seated?.name} sits in the group from now on, as ${seated?.role}.`)
  }

  private readonly onSeatEnded = async ({ group, seat }: SeatEndedEvent): Promise<void> => {
    this.changed = group
    this.ask(false, null)
    announce(`The seat of ${seat.name} has ended.`)
    if (seat.accountId === this.session.value.actor?.accountId) await this.session.value.refresh()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-group-page': WgGroupPage
  }
}
