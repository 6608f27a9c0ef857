/**
 * The toolbar of the editor: one stop in the order of Tab, arrows move inside it (WAI-ARIA toolbar pattern).
 *
 *     <wg-editor-toolbar .format=${format} @wg-format-chosen=${…}></wg-editor-toolbar>
 *
 * It never takes the focus away from the text on a press of the mouse, so that typing goes on where it was.
 */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ParagraphRole } from '#domain/drafts/schema.ts'
import { shared } from '../styles/shared.css.ts'
import { type Format, type FormatAct, NO_FORMAT } from './format.ts'
import { ROLE_KEYS } from './keys.ts'
import { ROLE_WORDS } from './role-words.ts'
import { SIGNS } from './signs.ts'

export class FormatChosenEvent extends Event {
  static readonly type = 'wg-format-chosen'
  readonly act: FormatAct

  constructor(act: FormatAct) {
    super(FormatChosenEvent.type, { bubbles: true, composed: true })
    this.act = act
  }
}

interface Button {
  readonly name: string
  readonly keys?: string
  readonly sign: unknown
  readonly act: FormatAct
  readonly isPressed?: boolean
  readonly isDisabled?: boolean
}

const TABLE_BUTTONS: readonly Button[] = [
  { name: 'Add row below', sign: SIGNS.addRow, act: { kind: 'cells', act: 'add row' } },
  { name: 'Remove row', sign: SIGNS.removeRow, act: { kind: 'cells', act: 'remove row' } },
  { name: 'Add column behind', sign: SIGNS.addColumn, act: { kind: 'cells', act: 'add column' } },
  { name: 'Remove column', sign: SIGNS.removeColumn, act: { kind: 'cells', act: 'remove column' } },
]

@customElement('wg-editor-toolbar')
export class WgEditorToolbar extends LitElement {
  static override styles = [
    shared,
    css`
      [role='toolbar'] {
        align-items: center;
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-1);
        padding: var(--wg-space-1);
      }
      button,
      select {
        background: transparent;
        block-size: 2.25rem;
        border: var(--wg-rule-width) solid transparent;
        border-radius: var(--wg-radius-m);
        color: var(--wg-ink);
        cursor: pointer;
        flex: none;
        font: inherit;
        font-size: var(--wg-size-s);
      }
      button {
        align-items: center;
        display: inline-flex;
        inline-size: 2.25rem;
        justify-content: center;
        padding: 0;
      }
      select {
        background: var(--wg-sheet);
        border-color: var(--wg-rule-hair);
        inline-size: 10.5rem;
        padding-inline: var(--wg-space-2);
      }
      button:hover:not([aria-disabled='true']),
      select:hover {
        background: var(--wg-neutral-tint);
      }
      button[aria-pressed='true'] {
        background: var(--wg-accent-tint);
        border-color: var(--wg-accent-rule);
        color: var(--wg-accent);
      }
      button[aria-disabled='true'] {
        color: var(--wg-rule-firm);
        cursor: default;
      }
      :focus-visible {
        outline-offset: -2px;
      }
      .rule {
        background: var(--wg-rule-hair);
        block-size: 1.5rem;
        flex: none;
        inline-size: var(--wg-rule-width);
        margin-inline: var(--wg-space-1);
      }
      .group {
        display: flex;
        gap: var(--wg-space-1);
      }
      .letter {
        font-family: var(--wg-font-document);
        font-size: var(--wg-size-m);
      }
      @media (width < 48rem) {
        [role='toolbar'] {
          flex-wrap: nowrap;
          overflow-x: auto;
          scrollbar-width: none;
        }
        button,
        select {
          block-size: var(--wg-touch);
        }
        button {
          inline-size: var(--wg-touch);
        }
        select {
          inline-size: 10.5rem;
        }
      }
    `,
  ]

  @property({ attribute: false }) format: Format = NO_FORMAT

  /** Puts the focus on the control that had it last. */
  override focus(): void {
    this.stops.find((stop) => stop.tabIndex === 0)?.focus()
  }

  /** The control that was the stop may have gone with the table. */
  protected override updated(): void {
    const [first, ...others] = this.stops
    if (first && first.tabIndex !== 0 && !others.some((stop) => stop.tabIndex === 0)) first.tabIndex = 0
  }

  override render() {
    const { format } = this
    return html`
      <div role="toolbar" aria-label="Form of the text" @keydown=${this.move}>
        ${this.renderRoles(format.role)}
        ${this.renderButton({ name: 'Level out', keys: 'Shift+Tab', sign: SIGNS.out, act: { kind: 'level', step: -1 }, isDisabled: !format.mayGoOut })}
        ${this.renderButton({ name: 'Level in', keys: 'Tab', sign: SIGNS.in, act: { kind: 'level', step: 1 }, isDisabled: !format.mayGoIn })}
        <span class="rule"></span>
        ${this.renderButton({ name: 'Strong', keys: 'Ctrl+B', sign: html`<strong class="letter">B</strong>`, act: { kind: 'strong' }, isPressed: format.isStrong })}
        ${this.renderButton({ name: 'Emphasis', keys: 'Ctrl+I', sign: html`<em class="letter">I</em>`, act: { kind: 'em' }, isPressed: format.isEm })}
        <span class="rule"></span>
        ${this.renderButton({ name: 'Footnote', sign: SIGNS.footnote, act: { kind: 'footnote' } })}
        ${this.renderButton({ name: format.mayLink ? 'Link' : 'Link (select the words first)', keys: 'Ctrl+K', sign: SIGNS.link, act: { kind: 'link' }, isPressed: format.isLink, isDisabled: !format.mayLink })}
        ${this.renderButton({ name: format.mayBracket ? 'Put in brackets' : 'Put in brackets (select the words first)', keys: '[', sign: SIGNS.bracket, act: { kind: 'bracket' }, isDisabled: !format.mayBracket })}
        ${this.renderButton({ name: 'Reference', keys: 'Ctrl+Shift+K', sign: SIGNS.reference, act: { kind: 'reference' } })}
        ${this.renderButton({ name: format.isInTable ? 'Table (the cursor is in one)' : 'Table', sign: SIGNS.table, act: { kind: 'table' }, isDisabled: format.isInTable })}
        <span class="rule"></span>
        ${this.renderButton({ name: 'Undo my last change', keys: 'Ctrl+Z', sign: SIGNS.undo, act: { kind: 'undo' }, isDisabled: !format.mayUndo })}
        ${this.renderButton({ name: 'Redo', keys: 'Ctrl+Y', sign: SIGNS.redo, act: { kind: 'redo' }, isDisabled: !format.mayRedo })}
        <span class="rule"></span>
        ${this.renderButton({ name: 'Find', keys: 'Ctrl+F', sign: SIGNS.find, act: { kind: 'find' } })}
        ${this.renderButton({ name: 'Keys', keys: 'Ctrl+/', sign: SIGNS.keys, act: { kind: 'keys' } })}
        ${format.isInTable ? html`<span class="group">${TABLE_BUTTONS.map((button) => this.renderButton(button))}</span>` : nothing}
      </div>
    `
  }

  private renderRoles(role: ParagraphRole | null): TemplateResult {
    return html`
      <select aria-label="Role of the paragraph" tabindex="0" @change=${this.chooseRole}>
        ${role === null ? html`<option value="" selected disabled>Several roles</option>` : nothing}
        ${ROLE_WORDS.map(
          (words, place) => html`
            <option value=${words.role} .selected=${words.role === role} title="${words.purpose} (${ROLE_KEYS[place]?.keys})">${words.name}</option>
          `,
        )}
      </select>
    `
  }

  private renderButton({ name, keys, sign, act, isPressed, isDisabled = false }: Button): TemplateResult {
    return html`
      <button
        type="button"
        tabindex="-1"
        aria-label=${name}
        title=${keys ? `${name} (${keys})` : name}
        aria-pressed=${isPressed === undefined ? nothing : isPressed ? 'true' : 'false'}
        aria-disabled=${isDisabled ? 'true' : nothing}
        @mousedown=${(event: Event) => event.preventDefault()}
        @click=${() => !isDisabled && this.dispatchEvent(new FormatChosenEvent(act))}
      >${sign}</button>
    `
  }

  private get stops(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('select, button')]
  }

  private readonly chooseRole = (event: Event): void => {
    const role = ROLE_WORDS.find((words) => words.role === (event.target as HTMLSelectElement).value)?.role
    if (role) this.dispatchEvent(new FormatChosenEvent({ kind: 'role', role }))
  }

  private readonly move = (event: KeyboardEvent): void => {
    const { stops } = this
    const here = stops.indexOf(event.target as HTMLElement)
    const places: Record<string, number> = {
      ArrowRight: (here + 1) % stops.length,
      ArrowLeft: (here + stops.length - 1) % stops.length,
      Home: 0,
      End: stops.length - 1,
    }
    const next = stops[places[event.key] ?? -1]
    if (!next) return
    event.preventDefault()
    for (const stop of stops) stop.tabIndex = stop === next ? 0 : -1
    next.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-editor-toolbar': WgEditorToolbar
  }
  interface HTMLElementEventMap {
    'wg-format-chosen': FormatChosenEvent
  }
}
