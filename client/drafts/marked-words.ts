/** A text in which ranges of letters are marked, as `mark` elements. */
import { html, type TemplateResult } from 'lit'

/** @param marks in order and without overlap, in letters from the beginning */
export function markedWords(
  text: string,
  marks: readonly { readonly from: number; readonly to: number }[],
): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = []
  let at = 0
  for (const { from, to } of marks) {
    parts.push(text.slice(at, from), html`<mark>${text.slice(from, to)}</mark>`)
    at = to
  }
  return [...parts, text.slice(at)]
}
