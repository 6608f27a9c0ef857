/**
 * Accepts or rejects every tracked change of a Word document, as a word processor does: what is in the way goes with its words, and
 * a paragraph whose end goes is one with the next.
 */
export interface WordParagraph {
  readonly style: string
  /** Its words; a footnote is a dagger, the number that a decision bears is left out. */
  readonly text: string
  /** The list and step in which it counts; '' for none. */
  readonly count: string
}

/** What stands in a file beside the text of the draft. */
const FURNITURE = new Set(['Title', 'ReadingLegend', 'AnnexLabel', 'ProposalHeading', 'ProposalText'])

/** The paragraphs that are left, those of tables among them, without furniture and the empty one behind a table. */
export function settled(documentXml: string, how: 'accepted' | 'rejected'): WordParagraph[] {
  const [gone, kept] = how === 'accepted' ? ['del', 'ins'] : ['ins', 'del']
  const rows = new RegExp(
    `<w:tr>(?:(?!</w:tr>)[\\s\\S])*?<w:trPr>(?:(?!</w:trPr>)[\\s\\S])*?<w:${gone} [\\s\\S]*?</w:tr>`,
    'g',
  )
  const paragraphs: WordParagraph[] = []
  let before = ''
  for (const [xml] of documentXml.replace(rows, '').matchAll(/<w:p>[\s\S]*?<\/w:p>/g)) {
    const properties = /<w:pPr>[\s\S]*?<\/w:pPr>/.exec(xml)?.[0] ?? ''
    const style = /<w:pStyle w:val="(\w+)"/.exec(properties)?.[1] ?? ''
    const text = before + wordsOf(xml.slice(xml.indexOf(properties) + properties.length), gone, kept)
    const count = /<w:numPr>[\s\S]*?<\/w:numPr>/.exec(properties)?.[0] ?? ''
    before = ''
    if (new RegExp(`<w:rPr><w:${gone} `).test(properties)) before = text
    else if (!FURNITURE.has(style) && (style !== 'Normal' || text !== '')) paragraphs.push({ style, text, count })
  }
  return paragraphs
}

function wordsOf(xml: string, gone: string, kept: string): string {
  return xml
    .replace(new RegExp(`<w:${gone} [^>]*>[\\s\\S]*?</w:${gone}>`, 'g'), '')
    .replace(new RegExp(`</?w:${kept}(?: [^>]*)?>`, 'g'), '')
    .replace(/<w:r><w:rPr><w:rStyle w:val="DecisionLabel"\/><\/w:rPr>[\s\S]*?<\/w:r>/g, '')
    .replace(/<w:footnoteReference [^>]*>/g, '†')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}
