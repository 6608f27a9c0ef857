/** Who is signed in, the theme, and the way out. Properties in, events out; the shell acts. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js'
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type Actor, may } from '#domain/access.ts'
import { navigate } from '../lib/navigate.ts'
import { chooseTheme, chosenTheme, THEMES, type Theme } from '../lib/theme.ts'
import { shared } from '../styles/shared.css.ts'

export class SignOutAskedEvent extends Event {
  static readonly type = 'wg-sign-out-asked'
  constructor() {
    super(SignOutAskedEvent.type, { bubbles: true, composed: true })
  }
}

const ADDRESSES: Readonly<Record<string, string>> = {
  account: '/account',
  tokens: '/account/tokens',
  accounts: '/accounts',
}

const THEME_WORDS: Readonly<Record<Theme, { readonly label: string; readonly sign: string }>> = {
  device: { label: 'As the device', sign: 'device' },
  light: { label: 'Light', sign: 'sun' },
  dark: { label: 'Dark', sign: 'moon' },
}

@customElement('wg-account-menu')
export class WgAccountMenu extends LitElement {
  static override styles = [
    shared,
    css`
      button {
        align-items: center;
        background: none;
        border: var(--wg-rule-width) solid transparent;
        border-radius: var(--wg-radius-m);
        color: inherit;
        cursor: pointer;
        display: flex;
        font: inherit;
        gap: var(--wg-space-3);
        inline-size: 100%;
        line-height: var(--wg-leading-tight);
        min-block-size: var(--wg-touch);
        padding: var(--wg-space-2);
        text-align: start;
      }
      button:hover {
        background: var(--wg-neutral-tint);
      }
      .initials {
        align-items: center;
        background: var(--wg-accent-fill);
        block-size: 2.1rem;
        border-radius: 50%;
        color: var(--wg-on-accent);
        display: inline-flex;
        flex: none;
        font-size: var(--wg-size-xs);
        font-weight: var(--wg-weight-bold);
        inline-size: 2.1rem;
        justify-content: center;
        letter-spacing: 0.02em;
      }
      .who {
        display: grid;
        min-inline-size: 0;
      }
      .who span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .delegation {
        color: var(--wg-ink-quiet);
        font-size: var(--wg-size-xs);
      }
      :host([compact]) .who {
        block-size: 1px;
        clip-path: inset(50%);
        inline-size: 1px;
        overflow: hidden;
        position: absolute;
      }
      .menu-heading {
        color: var(--wg-ink-quiet);
        font-family: var(--wg-font-text);
        font-size: var(--wg-size-xs);
        font-weight: var(--wg-weight-medium);
        margin: 0;
        padding: var(--wg-space-2) var(--wg-space-3);
      }
    `,
  ]

  @property({ attribute: false }) actor: Actor | null = null
  /** The initials alone, for the bar of a phone. */
  @property({ type: Boolean, reflect: true }) compact = false

  @state() private theme: Theme = chosenTheme()

  override render() {
    return html`
      <wa-dropdown placement=${this.compact ? 'bottom-end' : 'top-start'} @wa-select=${this.onSelect}>
        ${this.renderTrigger()}
        <h3 class="menu-heading">Appearance</h3>
        ${THEMES.map(
          (theme) => html`
            <wa-dropdown-item type="checkbox" value=${`theme:${theme}`} ?checked=${theme === this.theme}>
              <wa-icon slot="icon" name=${THEME_WORDS[theme].sign}></wa-icon>${THEME_WORDS[theme].label}
            </wa-dropdown-item>
          `,
        )}
        <h3 class="menu-heading">Account</h3>
        ${
          this.actor
            ? html`
                <wa-dropdown-item value="account"><wa-icon slot="icon" name="user"></wa-icon>Your account</wa-dropdown-item>
                <wa-dropdown-item value="tokens"><wa-icon slot="icon" name="link"></wa-icon>Bearer tokens</wa-dropdown-item>
                ${
                  may(this.actor, 'account.create')
                    ? html`<wa-dropdown-item value="accounts"><wa-icon slot="icon" name="group"></wa-icon>All accounts</wa-dropdown-item>`
                    : nothing
                }
                <wa-dropdown-item value="sign-out">
                  <wa-icon slot="icon" name="sign-out"></wa-icon>Sign out
                </wa-dropdown-item>
              `
            : html`
                <wa-dropdown-item value="sign-in"><wa-icon slot="icon" name="sign-in"></wa-icon>Sign in</wa-dropdown-item>
              `
        }
      </wa-dropdown>
    `
  }

  private renderTrigger() {
    const name = this.actor?.name ?? 'Not signed in'
    const delegation = this.actor?.delegation ?? 'Public view'
    return html`
      <button slot="trigger" type="button">
        <span class="initials" aria-hidden="true">${this.actor ? initialsOf(name) : html`<wa-icon name="user"></wa-icon>`}</span>
        <span class="who">
          <span>${name}</span> <span class="delegation">${delegation}</span>
          <span class="visually-hidden">account and appearance</span>
        </span>
      </button>
    `
  }

  private onSelect(event: CustomEvent<{ readonly item: { value: string; checked: boolean } }>): void {
    const { item } = event.detail
    const theme = THEMES.find((known) => item.value === `theme:${known}`)
    if (theme) this.take(theme, item)
    else if (item.value === 'sign-out') this.dispatchEvent(new SignOutAskedEvent())
    else navigate(ADDRESSES[item.value] ?? '/sign-in')
  }

  // One of three is always chosen: pressing the chosen one again must not leave none.
  private take(theme: Theme, item: { checked: boolean }): void {
    item.checked = true
    chooseTheme(theme)
    this.theme = theme
    this.requestUpdate()
  }
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word))
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-account-menu': WgAccountMenu
  }
  interface HTMLElementEventMap {
    'wg-sign-out-asked': SignOutAskedEvent
  }
}
