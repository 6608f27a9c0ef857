/**
 * The three other states of what a page fetches. A page writes only the fourth:
 *
 *     ${loaded(this.meetings, 'the meetings', (list) => html`…`)}
 */
import type { Task } from '@lit/task'
import { html } from 'lit'
import '../ui/wg-loading.ts'
import '../ui/wg-problem.ts'

/** @param what names the thing for screen readers while it is under way, e.g. "the decisions" */
export function loaded<R>(task: Task<readonly unknown[], R>, what: string, render: (value: R) => unknown): unknown {
  const pending = () => html`<wg-loading what=${what}></wg-loading>`
  return task.render({
    initial: pending,
    // A list that is fetched again keeps what it showed, so that the page does not jump while a filter is typed.
    pending: () => (task.value === undefined ? pending() : render(task.value)),
    complete: render,
    error: (error) => html`<wg-problem .error=${error} retry @wg-retried=${() => void task.run()}></wg-problem>`,
  })
}
