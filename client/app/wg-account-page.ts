/** The reader's own account: who the others see, in which groups with which role, and the way out. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { GroupSummary } from '#domain/groups/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { loaded } from '../lib/load.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-page.ts'
import { table } from '../ui/wg-table.ts'

@customElement('wg-account-page')
export class WgAccountPage extends PageElement {
  static override styles = [
    shared,
    css`
      dl {
        display: grid;
        gap: var(--wg-space-3) var(--wg-space-5);
        grid-template-columns: minmax(8rem, max-content) 1fr;
        margin: 0 0 var(--wg-space-6);
      }
      dt {
        color: var(--wg-ink-quiet);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      h2 {
        margin-block-end: var(--wg-space-3);
      }
    `,
  ]

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)
  private readonly groups = new Task(this, {
    task: async (_, { signal }) => {
      const { items } = await this.http.value.get<{ items: GroupSummary[] }>('/api/groups', {}, signal)
      return items.filter(({ ownRole }) => ownRole !== null)
    },
    args: () => [],
  })

  override render() {
    const { actor } = this.session.value
    return html`
      <wg-page heading="Your account" width="reading">
        <wa-button slot="actions" appearance="outlined" @click=${() => void this.session.value.signOut()}>
          <wa-icon slot="start" name="sign-out"></wa-icon>Sign out
        </wa-button>
        <p slot="intro">This is how your acts are signed. Ask the Secretariat to correct what is wrong.</p>
        <dl>
          <dt>Name</dt>
          <dd>${actor?.name}</dd>
          <dt>Delegation</dt>
          <dd>${actor?.delegation}</dd>
          <dt>E-mail address</dt>
          <dd>${actor?.email}</dd>
        </dl>
        <h2>Your groups</h2>
        ${loaded(this.groups, 'your groups', (groups) => this.renderGroups(groups))}
      </wg-page>
    `
  }

  private renderGroups(groups: readonly GroupSummary[]) {
    if (groups.length === 0) {
      return html`
        <wg-empty heading="You are in no working group">
          The Chair of a group or the Secretariat adds members; write to them with your name and delegation.
        </wg-empty>
      `
    }
    return table({
      caption: 'Your groups and your role in each',
      rows: groups,
      columns: [
        { label: 'Group', isTitle: true, cell: ({ id, name }) => html`<a href="/groups/${id}">${name}</a>` },
        { label: 'Your role', cell: ({ ownRole }) => ownRole },
      ],
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-account-page': WgAccountPage
  }
}
