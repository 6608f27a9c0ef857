import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Block, isNote, isTable, type Paragraph } from '#domain/drafts/content.ts'
import { MOST_PARAGRAPHS, placeBlocks, withKnownReferences } from '../../../client/editor/paste/paste.ts'
import { readHtml } from '../../../client/editor/paste/read-html.ts'
import { readText } from '../../../client/editor/paste/read-text.ts'
import { paragraphIds } from '../../../client/editor/plugins/paragraph-ids.ts'
import { pageOf } from '../../support/pasted-page.ts'
import { applied, countedIds, linesOf, stateOf } from './editing.ts'

const fixture = (name: string) => readFileSync(new URL(`../../support/fixtures/paste/${name}`, import.meta.url), 'utf8')

function said({ role, level, inline }: Paragraph): string {
  const words = inline.map((part) => {
    if (isNote(part)) return `{${part.text}}`
    if (!('text' in part) || 'bracket' in part || 'reference' in part) return ''
    const linked = part.href ? `[${part.text}](${part.href})` : part.text
    return part.strong ? `*${linked}*` : part.em ? `_${linked}_` : linked
  })
  return `${role}${level > 1 ? level : ''} ${words.join('')}`
}

const lines = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (!isTable(block)) return [said(block)]
    return block.rows.map((cells) =>
      cells.map(({ header, paragraphs }) => `${header ? '!' : ''}${paragraphs.map(said).join(' / ')}`).join(' | '),
    )
  })
const html = (page: string) => lines(readHtml(pageOf(page)))
const plain = (text: string) => lines(readText(text))

describe('a page of Word', () => {
  const page = html(fixture('word-page.txt'))
  test('[E26] [E27] [E28] [E30] comes with paragraphs, levels, footnotes, tables, and nothing else', () => {
    expect(page).toEqual([
      'heading Markets on line',
      'numbered Parties have told the group what they know{In answer to a Notification.}.',
      'item watch *open* and _closed_ groups;',
      'item2 those that are known;',
      'item2 those that are newly found; and',
      'item tell the Secretariat softly.',
      '!plain *Party* | !plain Reply',
      'plain Kenya | plain received / plain on time',
      'plain See [the list](https://example.org/list) and this.',
    ])
  })
})

describe('pages of other programs', () => {
  test('[E26] [E28] [E30] LibreOffice: a page that it has really written', () => {
    expect(html(fixture('libreoffice-page.txt'))).toEqual([
      'plain *Draft*',
      'heading Markets on line',
      'numbered Parties have told the group what they know{In answer to a Notification.}.',
      'item watch *open* groups;',
      'item2 those that are known;',
      'item2 newly found; and',
      'item tell the Secretariat.',
      'plain A sentence without a number.',
      '!plain *Party* | !plain *Reply*',
      'plain Kenya | plain received',
      'numbered The last one.',
    ])
  })

  test('[E26] [E30] LibreOffice: lists, footnotes, white space of its own', () => {
    const page = `<html><head><style>p { margin: 0 }</style></head><body lang="en-GB">
      <p>2. The\n\tgroup met<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.</p>
      <ol type="a"><li><p>in spring;</p></li><li><p>in autumn.</p></li></ol>
      <div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> In Geneva.</p></div></body></html>`
    expect(html(page)).toEqual(['numbered The group met{In Geneva.}.', 'item in spring;', 'item in autumn.'])
  })

  test('[E26] [E28] Google Docs: its wrapper is not strong, its lists are on the lines', () => {
    const page = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-weight:400">Terms</span></h2>
      <p dir="ltr"><span style="font-weight:700">Who</span><span style="font-style:italic"> meets</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p>
      <ol><li dir="ltr" style="list-style-type:lower-alpha" aria-level="1"><p role="presentation"><span>members;</span></p></li>
      <ol><li style="list-style-type:lower-roman" aria-level="2"><p><span>of Parties;</span></p></li></ol></ol>
      <br><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> As in 2010.</span></p></div></b>`
    expect(html(page)).toEqual([
      'heading2 Terms',
      'plain *Who*_ meets_{As in 2010.}',
      'item members;',
      'item2 of Parties;',
    ])
  })

  test('[E26] [E28] web pages: scripts, pictures, hidden words and line breaks', () => {
    const page = `<nav style="display: none">Menu</nav><script>alert(1)</script><div>First line<br>goes on.<br><br>Second paragraph.</div>
      <ol><li>One<ul><li>under it</li></ul></li><li>Two</li></ol><p>zero\u200Bwidth, hard\u00A0space</p><figure><img alt="x"><figcaption>A caption</figcaption></figure>`
    expect(html(page)).toEqual([
      'plain First line goes on.',
      'plain Second paragraph.',
      'numbered One',
      'item2 under it',
      'numbered Two',
      'plain zerowidth, hard space',
      'plain A caption',
    ])
  })

  test('[E30] links within a page are no footnotes', () => {
    expect(
      html('<p id="top">See <a href="#end">the end</a>.</p><p id="end">The <a href="#top">top</a> again.</p>'),
    ).toEqual(['plain See the end.', 'plain The top again.'])
  })

  test('[E31] a box around a text is no table, a row without a cell is none', () => {
    expect(html('<table><tr><td><p>One</p><p>Two</p></td></tr></table><table><tr></tr></table>')).toEqual([
      'plain One',
      'plain Two',
    ])
    expect(html('<table><tr><th>A</th><td>B<table><tr><td>C</td><td>D</td></tr></table></td></tr></table>')).toEqual([
      '!plain A | plain B / plain C / plain D',
    ])
  })
})

describe('marks', () => {
  test('[E28] are roles, and go', () => {
    expect(plain('12. One\n13. Two:\na) first;\n(b) second:\ni) deep;\nii) deeper.\n• point\n14) Three')).toEqual([
      'numbered One',
      'numbered Two:',
      'item first;',
      'item second:',
      'item2 deep;',
      'item2 deeper.',
      'item point',
      'numbered Three',
    ])
    expect(plain('h) eighth\ni) ninth\nj) tenth')).toEqual(['item eighth', 'item ninth', 'item tenth'])
    expect(plain('a. one\nb. two')).toEqual(['item one', 'item two'])
  })

  test('[E29] what looks like one stays a word', () => {
    expect(plain('Words.\nA. Smith spoke.\nMore.')).toEqual(['plain Words.', 'plain A. Smith spoke.', 'plain More.'])
    expect(plain('Words.\n17.92 applies.\n2016 was warm.')).toEqual([
      'plain Words.',
      'plain 17.92 applies.',
      'plain 2016 was warm.',
    ])
    expect(plain('Words.\nc) and d) apply.\n- not a list')).toEqual([
      'plain Words.',
      'plain c) and d) apply.',
      'plain - not a list',
    ])
    expect(plain('- one\n- two')).toEqual(['item one', 'plain - two'])
  })
})

describe('plain text', () => {
  test('[E32] lines that a page has broken are joined', () => {
    const text = [
      'The Standing Committee is invited to note that offers of live animals have be-',
      'come more frequent on social media than in open markets, and that few Parties',
      'have told the Secretariat what they do about it.',
      'a) They become known late, as those who look for them have other duties and no',
      'tools of their own;',
      'b) they are gone within hours.',
      '',
      'A second paragraph that is long enough to be broken by the page that it stands',
      'on.',
    ].join('\r\n')
    expect(plain(text)).toEqual([
      'plain The Standing Committee is invited to note that offers of live animals have become more frequent on social media than in open markets, and that few Parties have told the Secretariat what they do about it.',
      'item They become known late, as those who look for them have other duties and no tools of their own;',
      'item they are gone within hours.',
      'plain A second paragraph that is long enough to be broken by the page that it stands on.',
    ])
    expect(plain('short\nlines\nof a list')).toEqual(['plain short', 'plain lines', 'plain of a list'])
  })
})

describe('in the text', () => {
  const place = (blocks: readonly Block[], ...given: string[]) =>
    linesOf(applied(stateOf(given, [paragraphIds(countedIds())]), placeBlocks(blocks)))

  test('[E16] [E26] an empty paragraph gives way, another is opened', () => {
    const two = readText('1. One\na) two')
    expect(place(two, 'item |', 'plain end')).toEqual(['n1 numbered One', 'n2 item two', 'p2 plain end'])
    expect(place(two, 'item be|hind')).toEqual(['p1 item beOne', 'n1 item twohind'])
    expect(place(readText('words'), 'item |')).toEqual(['p1 item words'])
    expect(place([], 'item a|')).toEqual(['p1 item a'])
  })

  test('[E34] a reference from another draft stays as words', () => {
    const copied =
      '<p>see <span data-reference="here">paragraph 1</span> and <span data-reference="there">paragraph 9</span></p>'
    expect(withKnownReferences(copied, (target) => target === 'here')).toBe(
      '<p>see <span data-reference="here">paragraph 1</span> and paragraph 9</p>',
    )
  })

  test('[E33] two megabytes are read in a moment and told from what is too much', () => {
    const start = performance.now()
    const blocks = readText('A sentence of a very long text that somebody has copied.\n'.repeat(36_000))
    expect(blocks.length).toBeGreaterThan(MOST_PARAGRAPHS)
    // A quiet machine needs a tenth of it.
    expect(performance.now() - start).toBeLessThan(3_000)
  })
})
