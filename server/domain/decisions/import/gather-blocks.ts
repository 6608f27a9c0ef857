/**
 * Gathers passages into blocks, one for each decision.
 *
 * A block opens at a number, under a direction, or, on pages that hold decisions and nothing else, at a sentence that
 * lays a duty on a body. It ends where the next one opens, at a heading, at a numbered paragraph of the document or at
 * a gap. What comes between is the decision, its list and its closing paragraph.
 */
import { bodiesIn } from './bodies.ts'
import { classify, type PassageKind } from './classify-passage.ts'
import { isAddressee } from './directions.ts'
import { dutyIn, opensWithDuty } from './duties.ts'
import { markerAt } from './markers.ts'
import { isPlaceholder, type PrintedNumber } from './numbers.ts'
import { type Passage, slicePassage } from './passage.ts'

export interface DecisionBlock {
  number: string | null
  revision: string | null
  /** The addressee as the header prints it. */
  header: Passage | null
  /** True when the header stands right above, false when it was carried on from an earlier decision. */
  isHeaderOwn: boolean
  /** The body that heads the page. */
  readonly pageHeading: Passage | null
  readonly subject: string | null
  readonly isDraft: boolean
  readonly start: Passage
  readonly passages: Passage[]
  isCut: boolean
}

export interface GroupHeading {
  readonly numbers: readonly PrintedNumber[]
  /** True for a heading above the decisions, false for a breadcrumb below them. */
  readonly isAbove: boolean
  readonly passage: Passage
}

export interface Gathered {
  readonly blocks: readonly DecisionBlock[]
  readonly groups: readonly GroupHeading[]
  /** Passages that belong to no decision. */
  readonly left: readonly Passage[]
  readonly areNumbersLost: boolean
}

const LOST_NUMBERS =
  /\b(?:Decisions?\s(?:to|and|&|-)?\s?(?:on|of|regarding|concerning|as follows)\b(?=[^.]{0,160}as follows)|Decisions\s(?:to|and|&)\s(?:on|regarding)\b)/
const DRAFT = /\b(?:draft decisions?|projets? de décisions?|proyectos? de decisi(?:ón|ones)|DRAFT DECISIONS?)\b/i
const SECTION =
  /^(?:Background|Introduction|Discussion|Conclusions?(?: and [Rr]ecommendations?)?|Recommendations?|Annex.{0,6}|Anexo.{0,6}|Historique|Contexte|Recommandations?|Antecedentes|Recomendaciones)$|^(?:COMMENTS|COMMENTAIRES|COMENTARIOS) /
const TERMS = /^(?:the\s)?terms of reference|^mandat\b|^términos de referencia/i

export class BlockGatherer {
  private readonly blocks: DecisionBlock[] = []
  private readonly groups: GroupHeading[] = []
  private readonly left: Passage[] = []
  private open: DecisionBlock | null = null
  private header: Passage | null = null
  private isHeaderFresh = false
  private isValueAwaited = false
  private pageHeading: Passage | null = null
  private pending: PrintedNumber | null = null
  private pendingPassage: Passage | null = null
  private standing: PrintedNumber | null = null
  private subject: string | null = null
  private isDraftAnnounced = false
  private areNumbersLost = false
  private readonly isPaper: boolean

  constructor(isPaper: boolean) {
    this.isPaper = isPaper
  }

  gather(passages: readonly Passage[]): Gathered {
    for (const passage of passages) this.take(passage)
    const last = this.blocks.at(-1)
    if (last && !last.header && this.isHeaderFresh && this.header) last.header = this.header
    return { blocks: this.blocks, groups: this.groups, left: this.left, areNumbersLost: this.areNumbersLost }
  }

  private take(passage: Passage): void {
    const kind = classify(passage.text)
    if (this.isValueAwaited && this.takeValue(passage, kind)) return
    switch (kind.is) {
      case 'direction':
        this.takeDirection(passage, kind)
        break
      case 'number':
        this.takeNumber(passage, kind)
        break
      case 'numbered':
        this.takeNumbered(passage, kind)
        break
      case 'group':
        this.takeGroup(passage, kind)
        break
      case 'breadcrumb':
        this.close()
        if (kind.numbers.length) this.groups.push({ numbers: kind.numbers, isAbove: false, passage })
        break
      case 'field':
        this.takeField(kind.numbers)
        break
      case 'body':
        this.close()
        this.forgetHeader()
        this.pageHeading = passage
        break
      case 'gap':
        if (this.open) this.open.isCut = true
        this.close()
        this.forget()
        break
      default:
        this.takeText(passage, kind)
    }
  }

  private takeNumber(passage: Passage, kind: Extract<PassageKind, { is: 'number' }>): void {
    this.close()
    this.pending = kind.number
    this.pendingPassage = passage
    if (isPlaceholder(kind.number.number)) this.standing = kind.number
    if (kind.titleFrom < passage.text.length) this.subject = passage.text.slice(kind.titleFrom)
  }

  /** In a document other things are numbered alike (agenda items, Rules): without a header a body must be told to act. */
  private takeNumbered(passage: Passage, kind: Extract<PassageKind, { is: 'numbered' }>): void {
    this.close()
    const text = slicePassage(passage, kind.textFrom)
    if (this.isPaper && !this.header && !opensWithDuty(text.text) && !markerAt(text.text)) {
      this.left.push(passage)
      return
    }
    this.pending = kind.number
    this.pendingPassage = passage
    this.openBlock(text)
  }

  private takeDirection(passage: Passage, kind: Extract<PassageKind, { is: 'direction' }>): void {
    this.close()
    if (kind.number) {
      this.pending = kind.number
      this.pendingPassage = passage
    }
    const value = slicePassage(passage, kind.valueFrom)
    const sayer = isAddressee(value.text)
    this.header = value.text !== '' && (sayer || value.text.length < 160) ? value : null
    this.isHeaderFresh = this.header !== null
    this.isValueAwaited = this.header === null
    if (!this.header && value.text !== '') this.takeText(value, classify(value.text))
  }

  /** The passage after an empty `Decision directed to:` is its value when it names an addressee and nothing else. */
  private takeValue(passage: Passage, kind: PassageKind): boolean {
    if (kind.is === 'number' || kind.is === 'direction' || kind.is === 'group') return false
    this.isValueAwaited = false
    if (!isAddressee(passage.text) || kind.is === 'duty' || kind.is === 'item') return false
    this.header = passage
    this.isHeaderFresh = true
    return true
  }

  private takeGroup(passage: Passage, kind: Extract<PassageKind, { is: 'group' }>): void {
    this.close()
    this.groups.push({ numbers: kind.numbers, isAbove: true, passage })
    const title = passage.text.slice(kind.titleFrom, kind.titleTo).trim()
    if (title) this.subject = title
    if (kind.numbers.length === 1 && kind.numbers[0] && this.isHeaderFresh && !this.pending) {
      this.pending = kind.numbers[0]
      this.pendingPassage = passage
    }
  }

  private takeField(numbers: readonly PrintedNumber[]): void {
    this.close()
    const last = this.blocks.at(-1)
    const [number] = numbers
    if (number && last && !last.number && this.blocks.length === 1) {
      last.number = number.number
      last.revision = number.revision
    }
  }

  private takeText(passage: Passage, kind: PassageKind): void {
    const { text } = passage
    if (LOST_NUMBERS.test(text.slice(0, 4000))) this.areNumbersLost = true
    const isExpected = this.pending !== null || this.isHeaderFresh
    if (kind.is === 'resolution' && !this.isHeaderFresh) {
      this.close()
      this.left.push(passage)
    } else if (kind.is === 'paragraph') this.takeParagraph(passage)
    else if (this.open) this.takeIntoOpen(this.open, passage, kind)
    else if (isExpected && kind.is !== 'heading') this.openBlock(passage)
    else if (!this.isPaper && kind.is === 'duty') this.openBlock(passage)
    else if (kind.is === 'heading') this.takeHeading(text)
    else this.left.push(passage)
  }

  private takeParagraph(passage: Passage): void {
    this.close()
    this.forget()
    if (DRAFT.test(passage.text) && /:$/.test(passage.text)) this.isDraftAnnounced = true
    this.left.push(passage)
  }

  private takeHeading(text: string): void {
    this.subject = SECTION.test(text) ? null : text
    if (DRAFT.test(text)) this.isDraftAnnounced = true
  }

  private takeIntoOpen(open: DecisionBlock, passage: Passage, kind: PassageKind): void {
    if (kind.is === 'heading' && !TERMS.test(passage.text)) {
      this.close()
      this.takeHeading(passage.text)
    } else if (kind.is === 'duty' && this.isNext(open, passage, open.passages.length === 1)) {
      this.close()
      this.openBlock(passage)
    } else open.passages.push(passage)
  }

  /** On pages per addressee and where the numbers are lost, a sentence with the same subject opens the next decision. */
  private isNext(open: DecisionBlock, passage: Passage, isFirst: boolean): boolean {
    if (open.number !== null) return false
    if (this.areNumbersLost) return true
    if (this.isPaper || this.pageHeading === null || open.isHeaderOwn) return false
    const subject = bodiesIn(passage.text)[0]?.body
    const isSameSubject = bodiesIn(open.passages[0]?.text ?? '')[0]?.body === subject
    if (!isSameSubject || !dutyIn(passage.text)) return false
    return isFirst || /:$/.test(passage.text)
  }

  private openBlock(passage: Passage): void {
    const number = this.pending ?? (this.isHeaderFresh ? this.standing : null)
    const block: DecisionBlock = {
      number: number?.number ?? null,
      revision: number?.revision ?? null,
      header: this.header,
      isHeaderOwn: this.isHeaderFresh,
      pageHeading: this.pageHeading,
      subject: this.subject,
      isDraft: this.isDraftAnnounced || (number !== null && isPlaceholder(number.number)),
      start: this.pendingPassage ?? passage,
      passages: [passage],
      isCut: false,
    }
    this.blocks.push(block)
    this.open = block
    this.pending = null
    this.pendingPassage = null
    this.isHeaderFresh = false
    if (this.areNumbersLost && block.number === null) this.splitLost(block)
  }

  /** With the numbers lost, "… materials The Secretariat shall submit" is where the next decision began. */
  private splitLost(block: DecisionBlock): void {
    const [passage] = block.passages
    if (!passage) return
    const heads = [...passage.text.matchAll(/\s(?=(?:The|All)\s)|\s(?=Parties\s)/g)].map(({ index }) => index + 1)
    const cut = heads.find((at) => at > 40 && opensWithDuty(passage.text.slice(at, at + 420)))
    if (cut === undefined) return
    block.passages[0] = slicePassage(passage, 0, cut)
    this.open = null
    this.openBlock(slicePassage(passage, cut))
  }

  private close(): void {
    this.open = null
  }

  private forgetHeader(): void {
    this.header = null
    this.isHeaderFresh = false
    this.isValueAwaited = false
  }

  /** After a numbered paragraph of the document nothing above it counts any more. */
  private forget(): void {
    this.forgetHeader()
    this.pending = null
    this.pendingPassage = null
    this.isDraftAnnounced = false
  }
}
