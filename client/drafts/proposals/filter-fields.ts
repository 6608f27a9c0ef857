/** The filters of the tray: plain choices in one row, because the margin is narrow. */
import { html } from 'lit'
import { PROPOSAL_STATES } from '#domain/drafts/proposals/proposal.ts'
import type { ProposalView } from '#domain/drafts/proposals/wire.ts'
import { STATE_WORDS } from './proposal-words.ts'
import { ANY_STATE, type ProposalFilter } from './which.ts'

interface Choice {
  readonly value: string
  readonly name: string
}

export function filterFields(
  items: readonly ProposalView[],
  filter: ProposalFilter,
  set: (change: Partial<ProposalFilter>) => void,
) {
  const parties = new Map(items.map(({ party }) => [party.organizationId, party.name]))
  const byName = [...parties].sort(([, one], [, next]) => one.localeCompare(next))
  return html`
    <div class="filters">
      ${field(
        'Paragraph',
        filter.where,
        [
          { value: '', name: 'Whole text' },
          { value: 'here', name: 'This one' },
          { value: 'astray', name: 'Does not fit' },
        ],
        (where) => set({ where }),
      )}
      ${field(
        'Party',
        filter.party,
        [{ value: '', name: 'All' }, ...byName.map(([value, name]) => ({ value, name }))],
        (party) => set({ party }),
      )}
      ${field(
        'State',
        filter.state,
        [
          ...PROPOSAL_STATES.map((state) => ({ value: state, name: STATE_WORDS[state].name })),
          { value: ANY_STATE, name: 'Any' },
        ],
        (state) => set({ state }),
      )}
    </div>
  `
}

function field(label: string, value: string, choices: readonly Choice[], choose: (value: string) => void) {
  return html`
    <label>
      <span>${label}</span>
      <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        ${choices.map(
          (choice) => html`<option value=${choice.value} ?selected=${choice.value === value}>${choice.name}</option>`,
        )}
      </select>
    </label>
  `
}
