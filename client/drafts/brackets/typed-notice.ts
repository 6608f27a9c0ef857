/** What the list says of square brackets that were typed as letters, and of signs without their other end. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { html, nothing } from 'lit'
import type { BracketList } from '#domain/drafts/brackets/wire.ts'

interface NoticeActs {
  readonly make: () => void
  /** In the paragraph of the cursor alone; null where none was typed there. */
  readonly makeHere: (() => void) | null
  readonly goTo: (paragraphId: string) => void
}

export function typedNotice(
  { typed, refusals }: Pick<BracketList, 'typed' | 'refusals'>,
  strayCount: number,
  { make, makeHere, goTo }: NoticeActs,
) {
  const { pairCount, unbalanced } = typed
  if (pairCount === 0 && unbalanced.length === 0 && strayCount === 0) return nothing
  const places = [...new Set(unbalanced.map(({ paragraphId }) => paragraphId))]
  return html`
    <div class="notice">
      ${
        pairCount > 0
          ? html`
            <p>${pairCount === 1 ? 'One pair of square brackets was' : `${pairCount} pairs of square brackets were`} typed as letters: nobody can see who asked for them.</p>
            ${refusals.put === null ? html`<div class="acts"><wa-button size="s" appearance="outlined" @click=${make}>Make them brackets …</wa-button>${makeHere ? html`<wa-button size="s" appearance="plain" @click=${makeHere}>In this paragraph …</wa-button>` : nothing}</div>` : nothing}
          `
          : nothing
      }
      ${
        unbalanced.length > 0
          ? html`
            <p>
              ${unbalanced.length === 1 ? 'One typed sign has' : `${unbalanced.length} typed signs have`} no other end:
              ${places.map((id, place) => html`${place > 0 ? ', ' : ''}<a href="#${id}" @click=${(event: Event) => follow(event, () => goTo(id))}>${places.length === 1 ? 'go there' : `place ${place + 1}`}</a>`)}.
            </p>
          `
          : nothing
      }
      ${strayCount > 0 ? html`<p>${strayCount === 1 ? 'One sign stands' : `${strayCount} signs stand`} in the text without its other end, underlined with a wave. It can be deleted like a letter.</p>` : nothing}
    </div>
  `
}

function follow(event: Event, go: () => void): void {
  event.preventDefault()
  go()
}
