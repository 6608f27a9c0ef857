/** The style sheet inside an exported page: a sheet of paper on the screen, plain black on white in print. */
export const HTML_STYLES = `:root { color-scheme: light dark; --ink: #1b2733; --paper: #fff; --rule: #9aa5b1; --link: #0b5394; --shade: #eef1f4;
  --step: 2.25rem; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6eaee; --paper: #151b22; --rule: #56616d; --link: #8cc4f5; --shade: #222b35; }
}
body { margin: 0 auto; max-width: 44rem; padding: 3rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 "Source Serif 4", Georgia, "Times New Roman", serif; overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: 0.15em; }
header { text-align: center; margin-bottom: 3rem; }
.symbol { display: flex; flex-wrap: wrap; gap: 0 2rem; justify-content: space-between; text-align: start; margin: 0 0 2.5rem; }
.convention { margin: 0; letter-spacing: 0.02em; }
hr { width: 9rem; border: 0; border-top: 1px solid var(--ink); margin: 1.25rem auto; }
.meeting { margin: 0 0 2.25rem; font-size: 1.125rem; }
h1 { font-size: 1.375rem; line-height: 1.35; margin: 1.75rem 0 0; }
h2 { font-size: 1.1875rem; margin: 2.25rem 0 0.75rem; }
h3 { font-size: 1.0625rem; margin: 1.75rem 0 0.75rem; }
h4 { font-size: 1.0625rem; font-weight: 400; font-style: italic; margin: 1.5rem 0 0.5rem; }
p { margin: 0 0 0.875rem; }
sup { line-height: 0; }
.numbered, .recommendation, .item, .operative { display: grid; grid-template-columns: var(--step) minmax(0, 1fr); }
.d1 { margin-inline-start: var(--step); } .d2 { margin-inline-start: calc(2 * var(--step)); } .d3 { margin-inline-start: calc(3 * var(--step)); }
.addressee { margin: 1.25rem 0 0.5rem var(--step); font-style: italic; }
.decision { margin-inline-start: var(--step); }
.annex-label { margin-top: 3.5rem; padding-top: 1.5rem; border-top: 1px solid var(--rule); text-align: end; font-weight: 700; }
.annex-heading { text-align: center; margin-top: 1rem; }
ins { text-decoration: underline; text-underline-offset: 0.18em; }
del { text-decoration: line-through; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.legend { font-style: italic; text-align: center; margin: -1.5rem 0 2.25rem; }
.proposal { border-inline-start: 3px solid var(--rule); margin: 0 0 1.25rem var(--step); padding: 0.125rem 0 0.125rem 1rem; font-size: 0.9375rem; }
.proposal p { margin-bottom: 0.5rem; }
.proposed { font-weight: 700; }
.reason { font-style: italic; }
.table { overflow-x: auto; margin: 1.25rem 0 1.5rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; line-height: 1.4; }
th, td { border: 1px solid var(--rule); padding: 0.4rem 0.6rem; text-align: start; vertical-align: top; }
th { background: var(--shade); }
.notes { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--rule); font-size: 0.9375rem; }
.notes p { display: grid; grid-template-columns: 1.75rem minmax(0, 1fr); }
@media (max-width: 30rem) { :root { --step: 1.75rem; } }
@media print {
  :root { --ink: #000; --paper: #fff; --rule: #888; --link: #000; --shade: #eee; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  .annex-label { break-before: page; border: 0; }
  h2, h3, h4, .recommendation { break-after: avoid; }
}
`
