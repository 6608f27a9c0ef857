/**
 * A document as one HTML file that needs nothing else: no script, no font, no picture from elsewhere. Headings, footnotes
 * with links both ways and table headers are what a screen reader expects. Every word goes through `escaped`.
 */
import { type Cover, titleLines } from '#domain/reports/cover.ts'
import { HTML_STYLES } from './html-styles.ts'
import {
  isWalkedNote,
  isWalkedProposal,
  isWalkedTable,
  LANGUAGE_CODES,
  type RoleTable,
  type Walked,
  type WalkedBlock,
  type WalkedChange,
  type WalkedInline,
  type WalkedNote,
  type WalkedParagraph,
  type WalkedProposal,
  type WalkedTable,
} from './walked.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}

function toInline(inline: WalkedInline): string {
  if (isWalkedNote(inline)) {
    const { ordinal, mark } = inline
    return `<sup><a id="ref-${ordinal}" href="#note-${ordinal}" role="doc-noteref">${escaped(mark)}</a></sup>`
  }
  let html = escaped(inline.text)
  if (inline.strong) html = `<strong>${html}</strong>`
  if (inline.em) html = `<em>${html}</em>`
  return inline.href === null ? html : `<a href="${escaped(inline.href)}" rel="noopener noreferrer">${html}</a>`
}

/** What a screen reader says at both ends of what is marked; the line alone says nothing to it. */
const SAID: Readonly<Record<Exclude<WalkedChange, 'kept'>, readonly [string, string, string]>> = {
  inserted: ['ins', 'new text: ', ' (end of new text)'],
  deleted: ['del', 'deleted text: ', ' (end of deleted text)'],
}

const said = (words: string) => `<span class="said">${words}</span>`

function marked(change: WalkedChange, html: string): string {
  if (change === 'kept' || html === '') return html
  const [element, before, after] = SAID[change]
  if (html.trim() === '') return `<${element}>${html}</${element}>`
  return `<${element}>${said(before)}${html}${said(after)}</${element}>`
}

/** Neighbours of one change are marked together. */
function content({ inline }: WalkedParagraph): string {
  const runs: { readonly change: WalkedChange; html: string }[] = []
  for (const part of inline) {
    const last = runs.at(-1)
    if (last?.change === part.change) last.html += toInline(part)
    else runs.push({ change: part.change, html: toInline(part) })
  }
  return runs.map(({ change, html }) => marked(change, html)).join('')
}

/** A number is marked when its whole paragraph is; the words of the paragraph say what it is. */
function label({ label: text, change }: WalkedParagraph): string {
  if (change === 'kept') return escaped(text)
  const [element] = SAID[change]
  return `<${element}>${escaped(text)}</${element}>`
}

const labelled = (paragraph: WalkedParagraph) => {
  if (paragraph.label === '') return unlabelled(paragraph)
  return (
    `<p class="${paragraph.role} d${paragraph.depth}"><span class="label">${label(paragraph)} </span>` +
    `<span>${content(paragraph)}</span></p>`
  )
}
const unlabelled = (paragraph: WalkedParagraph) =>
  `<p class="${paragraph.role} d${paragraph.depth}">${content(paragraph)}</p>`

/** Each role as an element. The title is h1, so headings begin at h2. */
const ROLES: RoleTable<string> = {
  heading: (paragraph) => `<h${paragraph.level + 1}>${content(paragraph)}</h${paragraph.level + 1}>`,
  plain: unlabelled,
  numbered: labelled,
  recommendation: labelled,
  item: labelled,
  addressee: unlabelled,
  decision: (paragraph) => {
    const number = paragraph.label === '' ? '' : `<strong>${label(paragraph)}</strong>\u2002`
    return `<p class="decision">${number}${content(paragraph)}</p>`
  },
  preambular: unlabelled,
  operative: labelled,
  'annex-heading': (paragraph) =>
    `<p class="annex-label">${label(paragraph)}</p><h2 class="annex-heading">${content(paragraph)}</h2>`,
}

function toTable(table: WalkedTable): string {
  if (table.widths.length === 0) return ''
  const rows = table.rows.map(({ cells }) => {
    const inner = cells.map((cell) => {
      const text = cell.paragraphs.map(content).join('<br>')
      return cell.header ? `<th scope="col">${text}</th>` : `<td>${text}</td>`
    })
    return `<tr>${inner.join('')}</tr>`
  })
  return `<div class="table" tabindex="0"><table>${rows.join('\n')}</table></div>`
}

function toProposal({ heading, reason, paragraphs }: WalkedProposal): string {
  const why = reason === '' ? '' : `<p class="reason">${escaped(reason)}</p>`
  const text = paragraphs.map((paragraph) => ROLES[paragraph.role](paragraph)).join('\n')
  return `<aside class="proposal"><p class="proposed">${escaped(heading)}</p>\n${text}${why}</aside>`
}

function toBlock(block: WalkedBlock): string {
  if (isWalkedProposal(block)) return toProposal(block)
  return isWalkedTable(block) ? toTable(block) : ROLES[block.role](block)
}

const toTitle = (title: string) => `<h1>${titleLines(title).map(escaped).join('<br>')}</h1>`

function toCover(cover: Cover): string {
  const above = [cover.agendaPart, ...cover.headings].filter((text) => text !== '')
  return [
    '<header>',
    `<p class="symbol"><span>Original language: ${escaped(cover.originalLanguage)}</span> <strong>${escaped(cover.symbol)}</strong></p>`,
    `<p class="convention">${cover.convention.map(escaped).join('<br>')}</p>`,
    '<hr>',
    `<p class="meeting">${escaped(cover.meetingLine)}<br>${escaped(cover.placeAndDates)}</p>`,
    ...above.map((text) => `<p class="agenda">${escaped(text)}</p>`),
    toTitle(cover.title),
    '</header>',
  ].join('\n')
}

function toNotes(notes: readonly WalkedNote[]): string {
  if (notes.length === 0) return ''
  const items = notes.map(
    ({ ordinal, mark, text }) =>
      `<p id="note-${ordinal}"><a href="#ref-${ordinal}" role="doc-backlink" aria-label="Back to the text, note ${escaped(mark)}">` +
      `${escaped(mark)}</a> <span>${escaped(text)}</span></p>`,
  )
  return `<section class="notes" role="doc-endnotes" aria-label="Notes">\n${items.join('\n')}\n</section>`
}

/** The whole page. */
export function renderHtml(walked: Walked): string {
  const title = walked.cover ? `${walked.cover.symbol} ${walked.title}`.trim() : walked.title
  const head = walked.cover ? toCover(walked.cover) : `<header>${toTitle(walked.title)}</header>`
  return [
    '<!doctype html>',
    `<html lang="${LANGUAGE_CODES[walked.language]}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<meta name="author" content="${escaped(walked.author)}">`,
    `<title>${escaped(title)}</title>`,
    `<style>\n${HTML_STYLES}</style>`,
    '</head>',
    '<body>',
    head,
    '<main>',
    ...(walked.legend === '' ? [] : [`<p class="legend">${escaped(walked.legend)}</p>`]),
    ...walked.blocks.map(toBlock),
    '</main>',
    toNotes(walked.notes),
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
