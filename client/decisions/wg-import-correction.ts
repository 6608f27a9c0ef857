/** The form in which a person corrects what was recognised. Fires `wg-corrected`; its correction is null when given up. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import '@awesome.me/webawesome/dist/components/textarea/textarea.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { ImportedItem, ImportedProvision, ItemCorrection } from '#domain/decisions/import/wire.ts'
import { isDraftLabel, parseNumber } from '#domain/decisions/number.ts'
import { shared } from '../styles/shared.css.ts'

export class CorrectedEvent extends Event {
  static readonly type = 'wg-corrected'
  readonly correction: ItemCorrection | null
  constructor(correction: ItemCorrection | null) {
    super(CorrectedEvent.type, { bubbles: true })
    this.correction = correction
  }
}

@customElement('wg-import-correction')
export class WgImportCorrection extends LitElement {
  static override styles = [
    shared,
    css`
      form {
        display: grid;
        gap: var(--wg-space-3);
      }
      .pair {
        display: grid;
        gap: var(--wg-space-3);
        grid-template-columns: 1fr 1fr;
      }
      .buttons {
        display: flex;
        gap: var(--wg-space-2);
      }
    `,
  ]

  @property({ attribute: false }) item: ImportedItem | null = null
  /** What was corrected before. */
  @property({ attribute: false }) correction: ItemCorrection | null = null

  @query('form') private readonly form?: HTMLFormElement

  override render() {
    const { item } = this
    if (!item) return nothing
    const now = { ...item, ...this.correction }
    return html`
      <form @submit=${(event: Event) => this.submit(event, item)}>
        <div class="pair">
          <wa-input name="name" label="Number or label" .value=${now.number ?? now.label ?? ''} hint="15.57, Conf. 11.3 or 17.XX"></wa-input>
          <wa-input name="revision" label="Revised at" .value=${now.revision ?? ''} pattern="CoP\\d{1,2}" hint="CoP18 for (Rev. CoP18)"></wa-input>
        </div>
        <wa-input name="subject" label="Subject" required .value=${now.subject}></wa-input>
        <wa-input name="body" label="Directed to" .value=${now.addressees.find(({ relation }) => relation === 'lead')?.body ?? ''}></wa-input>
        ${(now.provisions ?? []).map(
          (provision, index) => html`
            <wa-textarea
              name=${`provision-${index}`}
              label=${provision.marker ?? provision.kind}
              resize="auto"
              rows="2"
              .value=${provision.text}
            ></wa-textarea>
          `,
        )}
        <p class="small quiet">A provision without words is left out.</p>
        <div class="buttons">
          <wa-button type="submit" size="s" variant="brand">Keep the correction</wa-button>
          <wa-button size="s" appearance="plain" @click=${() => this.dispatchEvent(new CorrectedEvent(null))}>Cancel</wa-button>
        </div>
      </form>
    `
  }

  private submit(event: Event, item: ImportedItem): void {
    event.preventDefault()
    const value = (name: string) =>
      (this.form?.querySelector(`[name="${name}"]`) as { value?: string } | null)?.value?.trim() ?? ''
    const name = value('name')
    const isNumber = parseNumber(name) !== null
    const isLabel = isDraftLabel(name)
    const provisions = (this.correction?.provisions ?? item.provisions).flatMap(
      (provision, index): ImportedProvision[] => {
        const text = value(`provision-${index}`)
        const { path, kind, marker, depth } = provision
        return text ? [{ path, kind, marker, depth, text }] : []
      },
    )
    const body = value('body')
    const others = item.addressees.filter(({ relation }) => relation !== 'lead')
    const lead = item.addressees.find(({ relation }) => relation === 'lead')
    this.dispatchEvent(
      new CorrectedEvent({
        number: isNumber ? name : null,
        label: isNumber ? null : isLabel || name ? name : null,
        revision: value('revision') || null,
        subject: value('subject') || item.subject,
        addressees: body
          ? [{ body, relation: 'lead', scope: lead?.body === body ? lead.scope : null }, ...others]
          : others,
        ...(provisions.length > 0 ? { provisions } : {}),
      }),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-import-correction': WgImportCorrection
  }
  interface HTMLElementEventMap {
    'wg-corrected': CorrectedEvent
  }
}
