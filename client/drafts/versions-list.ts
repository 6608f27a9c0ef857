/** The versions of a draft as a list, newest first; each opens as the text that is compared. */
import '@awesome.me/webawesome/dist/components/copy-button/copy-button.js'
import { html, nothing } from 'lit'
import type { VersionView } from '#domain/drafts/versions/wire.ts'
import { dayInWords, hourInWords } from '../lib/dates.ts'
import { nameOf } from './marked-pieces.ts'
import './wg-bring-back.ts'

export interface VersionListActs {
  /** Where a version is compared with the text now. */
  readonly addressOf: (version: VersionView) => string
  readonly historyOf: (version: VersionView) => string
  /** Brings its text back; null for whoever may not. */
  readonly restore: ((version: VersionView) => Promise<void>) | null
}

/** @param chosen the number of the version that is compared, shown with all that is known of it */
export function versionsList(versions: readonly VersionView[], chosen: string, acts: VersionListActs) {
  return html`
    <ol class="wg-versions" reversed>
      ${[...versions].reverse().map((version) => oneVersion(version, String(version.number) === chosen, acts))}
    </ol>
  `
}

function oneVersion(version: VersionView, isChosen: boolean, acts: VersionListActs) {
  const { number, name, purpose, at } = version
  return html`
    <li class=${isChosen ? 'is-chosen' : ''}>
      <a href=${acts.addressOf(version)} aria-current=${isChosen ? 'true' : 'false'}>
        <strong>${number}. ${name}</strong>
        ${purpose === '' ? nothing : html`<span>${purpose}</span>`}
        <small>${dayInWords(at)}, ${hourInWords(at)} · ${version.delegation || version.by}</small>
      </a>
      ${isChosen ? details(version, acts) : nothing}
    </li>
  `
}

function details(version: VersionView, { historyOf, restore }: VersionListActs) {
  const { number, name, sha256 } = version
  return html`
    <div class="wg-version-details">
      <p>Named by ${nameOf(version)}.</p>
      <p><a href=${historyOf(version)}>The same moment in the history</a></p>
      <p class="wg-version-hash">
        <span>SHA-256 <code>${sha256.slice(0, 12)}…</code></span>
        <wa-copy-button value=${sha256} copy-label="Copy the whole SHA-256"></wa-copy-button>
      </p>
      ${
        restore
          ? html`<wg-bring-back when="${dayInWords(version.at)}, as version ${number}, ${name}" .save=${() => restore(version)}></wg-bring-back>`
          : nothing
      }
    </div>
  `
}
