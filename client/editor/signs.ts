/** The drawn signs of the toolbar: 20 by 20, in the ink of the button. */
import { svg, type TemplateResult } from 'lit'

const sign = (paths: TemplateResult) => svg`
  <svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.6"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`

export const SIGNS = {
  out: sign(svg`<path d="M3 4h14M9 8h8M9 12h8M3 16h14M6 8l-2.5 2L6 12"/>`),
  in: sign(svg`<path d="M3 4h14M9 8h8M9 12h8M3 16h14M3.5 8L6 10l-2.5 2"/>`),
  footnote: sign(svg`<path d="M3 6l3 9 3-9M4 12h4M13 4.5l1.5-1V9M3 17.5h14"/>`),
  bracket: sign(svg`<path d="M6.5 3.5H3.5v13h3M13.5 3.5h3v13h-3M7 10h6"/>`),
  link: sign(
    svg`<path d="M8.5 11.5a3 3 0 0 0 4.3.2l2.6-2.6a3 3 0 0 0-4.3-4.3L9.8 6.1M11.5 8.5a3 3 0 0 0-4.3-.2l-2.6 2.6a3 3 0 0 0 4.3 4.3l1.3-1.3"/>`,
  ),
  reference: sign(svg`<path d="M11 3.5H4.5v13h11v-5M9 11l7.5-7.5M12 3.5h4.5V8"/>`),
  table: sign(svg`<path d="M3 4.5h14v11H3zM3 8.2h14M3 11.8h14M10 4.5v11"/>`),
  addRow: sign(svg`<path d="M3 3.5h14v6H3zM10 12v5M7.5 14.5h5"/>`),
  removeRow: sign(svg`<path d="M3 3.5h14v6H3zM7.5 14.5h5"/>`),
  addColumn: sign(svg`<path d="M3.5 3h6v14h-6zM12 10h5M14.5 7.5v5"/>`),
  removeColumn: sign(svg`<path d="M3.5 3h6v14h-6zM12 10h5"/>`),
  find: sign(svg`<path d="M8.5 3.5a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12.2 12.2l4.3 4.3"/>`),
  keys: sign(svg`<path d="M2.5 5.5h15v9h-15zM5 8.2h.1M8.3 8.2h.1M11.6 8.2h.1M15 8.2h.1M6.5 11.8h7"/>`),
  undo: sign(svg`<path d="M7 4L3.5 7.5 7 11M3.5 7.5H12a4.5 4.5 0 0 1 0 9H8"/>`),
  redo: sign(svg`<path d="M13 4l3.5 3.5L13 11M16.5 7.5H8a4.5 4.5 0 0 0 0 9h4"/>`),
} as const
