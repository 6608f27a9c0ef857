/** Which threads are shown, in the margin and in the text. */
import '@awesome.me/webawesome/dist/components/option/option.js'
import '@awesome.me/webawesome/dist/components/select/select.js'
import { html } from 'lit'
import { COMMENT_TYPES, THREAD_STATES } from '#domain/drafts/comments/thread.ts'
import type { ThreadView } from '#domain/drafts/comments/wire.ts'
import { TYPE_WORDS } from './comment-words.ts'

/** 'any' wants them all. */
export interface CommentFilter {
  readonly state: string
  readonly type: string
  /** The delegation that began it, by its identity. */
  readonly party: string
}

export const ALL_OPEN: CommentFilter = { state: 'open', type: 'any', party: 'any' }

/** @param current the thread that is open in the margin: it stays, also when it was just resolved */
export function isWanted({ id, state, type, party }: ThreadView, filter: CommentFilter, current: string): boolean {
  const fits = (wanted: string, is: string) => wanted === 'any' || wanted === is
  const isWhole = fits(filter.state, state) && fits(filter.type, type) && fits(filter.party, party.organizationId)
  return isWhole || id === current
}

const STATE_WORDS = { open: 'Open', resolved: 'Resolved' } as const

export function filterBar(threads: readonly ThreadView[], filter: CommentFilter, set: (filter: CommentFilter) => void) {
  const parties = new Map(threads.map(({ party }) => [party.organizationId, party.name]))
  const names = [...parties].sort(([, one], [, next]) => one.localeCompare(next))
  const choice = (
    name: keyof CommentFilter,
    label: string,
    any: string,
    options: readonly (readonly [string, string])[],
  ) => html`
    <wa-select
      size="s"
      label=${label}
      .value=${filter[name]}
      @change=${(event: Event) => set({ ...filter, [name]: String((event.target as HTMLElement & { value: unknown }).value ?? 'any') })}
    >
      <wa-option value="any">${any}</wa-option>
      ${options.map(([value, words]) => html`<wa-option value=${value}>${words}</wa-option>`)}
    </wa-select>
  `
  return html`
    <details>
      <summary>${filterInWords(filter, parties)}</summary>
      <div class="wg-comments-filters">
        ${choice(
          'state',
          'State',
          'Open and resolved',
          THREAD_STATES.map((one) => [one, STATE_WORDS[one]] as const),
        )}
        ${choice(
          'type',
          'Type',
          'All types',
          COMMENT_TYPES.map((one) => [one, TYPE_WORDS[one]] as const),
        )}
        ${choice('party', 'Begun by', 'All delegations', names)}
      </div>
    </details>
  `
}

/** `Open · all types · Kenya`: what is shown now. */
function filterInWords({ state, type, party }: CommentFilter, parties: ReadonlyMap<string, string>): string {
  const states: Readonly<Record<string, string>> = STATE_WORDS
  const types: Readonly<Record<string, string>> = TYPE_WORDS
  return [
    states[state] ?? 'Open and resolved',
    types[type]?.toLowerCase() ?? 'all types',
    parties.get(party) ?? 'all delegations',
  ].join(' · ')
}
