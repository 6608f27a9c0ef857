/** One paragraph of a Word file: its words run by run, with who put them in or took them out, and what it cannot hold. */
import { readableHref } from '#domain/drafts/href.ts'
import type { ReturnedParagraph, ReturnedRun } from '#domain/drafts/returned/returned.ts'
import { paragraphOfBookmark } from '#domain/drafts/word-marks.ts'
import type { StyledForm } from '#domain/drafts/word-styles.ts'
import { ownStep, type Styles } from './read-styles.ts'
import { child, elementsOf, textOf, valueIn, type XmlElement } from './xml-tree.ts'

export interface WordParts {
  readonly styles: Styles
  /** Addresses of links, by their relationship. */
  readonly links: ReadonlyMap<string, string>
  /** Words of footnotes, by their number in the file. */
  readonly notes: ReadonlyMap<string, string>
}

/** Called for what the text of a draft has no place for. */
export type Unplaced = (what: string) => void

/** Where a comment begins or ends, in letters of the paragraph as it reads with all its tracked changes. */
export interface CommentEdge {
  readonly id: string
  readonly edge: 'start' | 'end'
  readonly offset: number
}

export interface ReadParagraph {
  readonly paragraph: ReturnedParagraph
  readonly styleId: string
  readonly edges: readonly CommentEdge[]
}

interface Tracked {
  readonly insertedBy: string | null
  readonly deletedBy: string | null
}

const UNTRACKED: Tracked = { insertedBy: null, deletedBy: null }
const NOBODY = 'Somebody'

export function readParagraph(element: XmlElement, parts: WordParts, unplaced: Unplaced): ReadParagraph {
  const properties = child(element, 'w:pPr')
  const styleId = valueIn(properties, 'w:pStyle') ?? 'Normal'
  const walker = new Walker(parts, unplaced)
  walker.walk(element, UNTRACKED, null)
  const mark = child(properties, 'w:rPr')
  const authorOf = (name: string) => {
    const tracked = child(mark, name)
    return tracked ? (tracked.attributes['w:author'] ?? NOBODY) : null
  }
  const paragraph = {
    ids: walker.ids,
    form: formOf(parts.styles.formOf(styleId), ownStep(properties)),
    runs: walker.runs,
    endInsertedBy: authorOf('w:ins') ?? authorOf('w:moveTo'),
    endDeletedBy: authorOf('w:del') ?? authorOf('w:moveFrom'),
  }
  return { paragraph, styleId, edges: walker.edges }
}

/** Who has pushed a numbered paragraph in or out by hand has changed its level, whatever its style says. */
function formOf(styled: StyledForm | null, step: number | null): StyledForm | null {
  if (!styled || step === null || step < 1) return styled
  const isListed = styled.role === 'item' || styled.role === 'numbered' || styled.role === 'operative'
  return isListed ? { role: 'item', level: Math.min(step, 3) } : styled
}

class Walker {
  readonly ids: string[] = []
  readonly runs: ReturnedRun[] = []
  readonly edges: CommentEdge[] = []
  private readonly parts: WordParts
  private readonly unplaced: Unplaced
  private letterCount = 0

  constructor(parts: WordParts, unplaced: Unplaced) {
    this.parts = parts
    this.unplaced = unplaced
  }

  walk(parent: XmlElement, tracked: Tracked, href: string | null): void {
    for (const element of elementsOf(parent)) this.step(element, tracked, href)
  }

  private step(element: XmlElement, tracked: Tracked, href: string | null): void {
    const { name, attributes } = element
    const author = attributes['w:author'] ?? NOBODY
    if (name === 'w:ins' || name === 'w:moveTo') this.walk(element, { ...tracked, insertedBy: author }, href)
    else if (name === 'w:del' || name === 'w:moveFrom') this.walk(element, { ...tracked, deletedBy: author }, href)
    else if (name === 'w:hyperlink') this.walk(element, tracked, this.linkOf(attributes) ?? href)
    else if (name === 'w:r') this.readRun(element, tracked, href)
    else if (name === 'w:bookmarkStart') {
      const id = paragraphOfBookmark(attributes['w:name'] ?? '')
      if (id !== null) this.ids.push(id)
    } else if (name === 'w:commentRangeStart') this.edge(attributes['w:id'], 'start')
    else if (name === 'w:commentRangeEnd') this.edge(attributes['w:id'], 'end')
    else if (['w:sdt', 'w:sdtContent', 'w:smartTag', 'w:fldSimple', 'w:customXml', 'w:dir', 'w:bdo'].includes(name))
      this.walk(element, tracked, href)
    else if (name === 'm:oMath' || name === 'm:oMathPara') this.unplaced('A formula. A draft holds words alone.')
  }

  private edge(id: string | undefined, edge: CommentEdge['edge']): void {
    if (id !== undefined) this.edges.push({ id, edge, offset: this.letterCount })
  }

  private linkOf(attributes: XmlElement['attributes']): string | null {
    return readableHref(this.parts.links.get(attributes['r:id'] ?? ''))
  }

  private readRun(run: XmlElement, tracked: Tracked, href: string | null): void {
    const properties = child(run, 'w:rPr')
    const form = {
      ...(isOn(properties, 'w:i') && { em: true as const }),
      ...(isOn(properties, 'w:b') && { strong: true as const }),
      ...(href !== null && { href }),
    }
    let isMarkAwaited = false
    for (const element of elementsOf(run)) {
      const text = wordsOfRun(element)
      if (element.name === 'w:footnoteReference') isMarkAwaited = this.readNote(element, tracked)
      // The mark of a footnote that is not numbered stands behind it as a letter.
      else if (text !== '' && isMarkAwaited) isMarkAwaited = false
      else if (text !== '') {
        this.runs.push({ inline: { text, ...form }, ...tracked })
        this.letterCount += text.length
      } else this.readSpecial(element.name)
    }
  }

  /** @returns whether its mark is written behind it */
  private readNote({ attributes }: XmlElement, tracked: Tracked): boolean {
    const text = this.parts.notes.get(attributes['w:id'] ?? '') ?? ''
    const hasOwnMark = /^(?:1|true|on)$/.test(attributes['w:customMarkFollows'] ?? '')
    this.runs.push({ inline: { footnote: hasOwnMark ? 'star' : 'numbered', text }, ...tracked })
    this.letterCount += 1
    return hasOwnMark
  }

  private readSpecial(name: string): void {
    if (name === 'w:endnoteReference') this.unplaced('An endnote. Write it as a footnote.')
    else if (['w:drawing', 'w:pict', 'w:object', 'mc:AlternateContent'].includes(name))
      this.unplaced('A picture, drawing or text box. A draft holds words alone.')
  }
}

/** A switch that is there is on, unless it says otherwise. */
function isOn(properties: XmlElement | undefined, name: string): boolean {
  const found = child(properties, name)
  return found !== undefined && !/^(?:0|false|off|none)$/.test(found.attributes['w:val'] ?? '')
}

function wordsOfRun(element: XmlElement): string {
  switch (element.name) {
    case 'w:t':
    case 'w:delText':
      return textOf(element)
    case 'w:tab':
      return '\t'
    case 'w:br':
      return element.attributes['w:type'] === 'page' ? '' : '\n'
    case 'w:cr':
      return '\n'
    case 'w:noBreakHyphen':
      return '-'
    default:
      return ''
  }
}
