/** A mandate's standing as signs: its status first, then the flags that the calendar and the money raise. */
import { html, nothing } from 'lit'
import type { MandateStatus } from '#domain/mandates/progress.ts'
import '../ui/wg-status.ts'
import type { StatusTone } from '../ui/wg-status.ts'

const TONES: Readonly<Record<MandateStatus, StatusTone>> = {
  'not started': 'neutral',
  ongoing: 'note',
  'partly implemented': 'note',
  implemented: 'good',
  'not implementable': 'neutral',
  'no longer relevant': 'neutral',
}

/** `not started` · `overdue` · `needs funding`, each a word with its sign. */
export function standing(of: {
  readonly status: MandateStatus
  readonly isOverdue: boolean
  readonly needsFunding: boolean
}) {
  return html`
    <span class="row">
      <wg-status tone=${TONES[of.status]}>${of.status}</wg-status>
      ${of.isOverdue ? html`<wg-status tone="serious">overdue</wg-status>` : nothing}
      ${of.needsFunding ? html`<wg-status tone="attention">needs funding</wg-status>` : nothing}
    </span>
  `
}
