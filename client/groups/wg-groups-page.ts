/** The working groups there are; whoever sits in exactly one is led to it at once. */
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { GroupSummary } from '#domain/groups/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { loaded } from '../lib/load.ts'
import { navigate } from '../lib/navigate.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-page.ts'
import { groupsApi } from './api.ts'

@customElement('wg-groups-page')
export class WgGroupsPage extends PageElement {
  static override styles = [
    shared,
    css`
      article {
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
        display: grid;
        gap: var(--wg-space-1);
        padding-block: var(--wg-space-4);
      }
    `,
  ]

  private readonly http = requireContext(this, apiContext)
  private readonly groups = new Task(this, {
    task: async (_, { signal }) => {
      const { items } = await groupsApi(this.http.value).list(signal)
      const [only] = items
      if (only && items.length === 1) navigate(`/groups/${only.id}`, 'replace')
      return items
    },
    args: () => [],
  })

  override render() {
    return html`
      <wg-page heading="Working groups">
        ${loaded(this.groups, 'the groups', (groups) =>
          groups.length === 0
            ? html`<wg-empty heading="No working group is entered yet">
                The Secretariat enters a group with the Decision that set it up and its terms of reference.
              </wg-empty>`
            : groups.map((group) => this.renderGroup(group)),
        )}
      </wg-page>
    `
  }

  private renderGroup(group: GroupSummary) {
    return html`
      <article>
        <h2><a href="/groups/${group.id}">${group.name}</a></h2>
        <p class="quiet">
          Set up by ${group.setUpBy}, ${group.memberCount} members${group.ownRole ? html`; your role: ${group.ownRole}` : nothing}
        </p>
      </article>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-groups-page': WgGroupsPage
  }
}
