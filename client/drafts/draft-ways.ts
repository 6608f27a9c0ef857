/** From a draft to its other pages: where it has been, what came of it, how it is read aloud or by others. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { html } from 'lit'

interface Way {
  readonly page: string
  readonly name: string
  readonly icon: string
}

const WAYS: readonly Way[] = [
  { page: 'room', name: 'Room', icon: 'external' },
  { page: 'rounds', name: 'Rounds', icon: 'comment' },
  { page: 'versions', name: 'Versions', icon: 'compare' },
  { page: 'history', name: 'History', icon: 'history' },
  { page: 'word', name: 'Word file back', icon: 'upload' },
]

/** Actions of the draft's page. */
export function draftWays(draftId: string) {
  return WAYS.map(
    ({ page, name, icon }) => html`
      <wa-button slot="actions" size="s" appearance="plain" href="/drafts/${draftId}/${page}">
        <wa-icon slot="start" name=${icon}></wa-icon>${name}
      </wa-button>
    `,
  )
}
