/**
 * Gives a style sheet to the root in which a light-DOM element stands, be it the document or a shadow root: an element
 * without a shadow root of its own has no other way to bring its styles along. A sheet is adopted once a root.
 */
import type { CSSResult } from 'lit'

export function adoptSheet(element: HTMLElement, sheet: CSSResult): void {
  const root = element.getRootNode()
  const styleSheet = sheet.styleSheet
  if (!styleSheet || !(root instanceof Document || root instanceof ShadowRoot)) return
  if (!root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet]
}
