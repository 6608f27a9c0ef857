/** What a log tells of its text: every moment, who wrote which part, what changed, and how a moment is brought back. */
import { describe, expect, it } from 'vitest'
import { updateYFragment } from 'y-prosemirror'
import * as Y from 'yjs'
import type { LogRow } from '#domain/collab/log.ts'
import { type Block, documentOf, paragraph, readDocument } from '#domain/drafts/content.ts'
import type { AccountId } from '#domain/ids.ts'
import { bringBack } from '../../../server/drafts/history/bring-back.ts'
import { LogReading } from '../../../server/drafts/history/log-reading.ts'
import { readFragment } from '../../../server/drafts/read-fragment.ts'
import { type Pick, randomFrom } from '../../support/random.ts'

/** People who write one after the other, or at once when `meanwhile` is used, and the log of it. */
class Desk {
  readonly rows: LogRow[] = []
  private readonly docs = new Map<string, Y.Doc>()
  private readonly server = new Y.Doc({ gc: false })

  of(name: string): Y.Doc {
    const known = this.docs.get(name)
    if (known) return known
    const doc = new Y.Doc()
    this.docs.set(name, doc)
    return doc
  }

  /** One act of a person who has seen everything. */
  act(name: string, edit: (doc: Y.Doc) => void): void {
    const doc = this.of(name)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.server))
    this.blindly(name, edit)
  }

  /** One act of a person who has not seen what others did since. */
  blindly(name: string, edit: (doc: Y.Doc) => void): void {
    const doc = this.of(name)
    const written: Uint8Array[] = []
    const keep = (update: Uint8Array) => void written.push(update)
    doc.on('update', keep)
    doc.transact(() => edit(doc), this)
    doc.off('update', keep)
    for (const update of written) {
      const sequence = this.rows.length + 1
      const at = new Date(Date.UTC(2017, 8, 18, 9, sequence)).toISOString()
      this.rows.push({ sequence, accountId: name as AccountId, connectionId: null, at, update })
      Y.applyUpdate(this.server, update)
    }
  }

  /** Makes the text equal to these paragraphs as the editor does. */
  put(name: string, ...blocks: Block[]): void {
    const document = readDocument(documentOf(blocks))
    const meta = { mapping: new Map(), isOMark: new Map() }
    this.act(name, (doc) => updateYFragment(doc, doc.getXmlFragment('content'), document, meta))
  }

  read(): LogReading {
    const reading = new LogReading()
    reading.add(this.rows)
    return reading
  }

  get content() {
    return readFragment(this.server.getXmlFragment('content')).content
  }
}

const plain = (...texts: string[]) => texts.map((text) => paragraph('plain', text))

/** `Kenya: words | Peru: more`, with what changed in brackets. */
function told(reading: LogReading, sequence: number, since: number | null = null): string {
  const { content, runs } = reading.moment(sequence, since)
  const doc = readDocument({ type: 'doc', content })
  return runs
    .map(({ from, to, what, writer, change }) => {
      const words = what === 'element' ? 'element' : doc.textBetween(from, to, '/')
      return `${writer}: ${words}${change ? ` [${change.kind} by ${change.writer}]` : ''}`
    })
    .join(' | ')
}

const firstText = (doc: Y.Doc): Y.XmlText => {
  const first = doc.getXmlFragment('content').get(0)
  const text = first instanceof Y.XmlElement ? first.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('There is no first paragraph')
  return text
}

describe('a moment', () => {
  it('[H1] is the text as it was after that change, whatever came later', () => {
    const desk = new Desk()
    const then: unknown[] = [[]]
    const texts = [['One'], ['One', 'Two'], ['One and more', 'Two'], ['Two'], ['Two, three', 'Four'], []]
    for (const text of texts) {
      desk.put('Kenya', ...plain(...text))
      then.push(desk.content)
    }
    const reading = desk.read()
    expect(desk.rows).toHaveLength(texts.length)
    expect(then.map((_content, sequence) => reading.moment(sequence, null).content)).toEqual(then)
  })

  it('[H1] keeps form, roles and footnotes of its own time', () => {
    const desk = new Desk()
    desk.put('Kenya', paragraph('plain', [{ text: 'URGES', em: true }, { text: ' Parties' }]))
    const first = desk.content
    desk.put('Peru', paragraph('operative', [{ text: 'URGES', strong: true }, { text: ' Parties' }]))
    const second = desk.content
    const reading = desk.read()
    expect(reading.moment(1, null).content).toEqual(first)
    expect(reading.moment(2, null).content).toEqual(second)
  })

  it('[H1] a log read in parts tells the same as one read at once', () => {
    const desk = new Desk()
    desk.put('Kenya', ...plain('One'))
    const reading = desk.read()
    desk.put('Peru', ...plain('One, two'))
    reading.add(desk.rows.slice(1))
    expect(told(reading, 2)).toBe('Kenya: One | Peru: , two')
    expect(told(reading, 1)).toBe('Kenya: One')
  })
})

function scribble(doc: Y.Doc, draw: Pick): void {
  const root = doc.getXmlFragment('content')
  const paragraphs = root.toArray().filter((node) => node instanceof Y.XmlElement)
  const chosen = paragraphs[draw(Math.max(paragraphs.length, 1))]
  const text = chosen?.get(0)
  const act = draw(6)
  if (!chosen || act === 0) {
    const made = new Y.XmlElement('paragraph')
    made.insert(0, [new Y.XmlText(`text ${draw(1000)}`)])
    root.insert(draw(root.length + 1), [made])
  } else if (act === 1) root.delete(draw(root.length), 1)
  else if (act === 2) chosen.setAttribute('role', ['plain', 'operative', 'heading'][draw(3)] ?? 'plain')
  else if (!(text instanceof Y.XmlText) || text.length === 0) chosen.insert(0, [new Y.XmlText('again')])
  else if (act === 3) text.delete(draw(text.length), 1)
  else if (act === 4) text.format(draw(text.length), 1, { strong: draw(2) === 0 ? {} : null })
  else text.insert(draw(text.length + 1), `w${draw(100)}`)
}

/** Neighbouring words of one form are one text, however they were cut. */
const normal = (blocks: unknown) => readDocument({ type: 'doc', content: blocks as unknown[] }).toJSON()

it('[H1] [H6] of random writing by three people, partly unseen by each other, every moment can be told and brought back', () => {
  for (let seed = 1; seed <= 25; seed++) {
    const draw = randomFrom(seed)
    const desk = new Desk()
    const then: unknown[] = [[]]
    while (desk.rows.length < 40) {
      const name = ['Kenya', 'Peru', 'France'][draw(3)] ?? ''
      const before = desk.rows.length
      if (draw(3) === 0) desk.act(name, (doc) => scribble(doc, draw))
      else desk.blindly(name, (doc) => scribble(doc, draw))
      if (desk.rows.length > before) then.push(desk.content)
    }
    const reading = desk.read()
    for (const [sequence, content] of then.entries()) {
      const told = normal(reading.moment(sequence, null).content)
      expect(told, `seed ${seed}, change ${sequence}`).toEqual(normal(content))
    }
    const sequence = 1 + draw(40)
    desk.act('Chair', (doc) => bringBack(doc, reading.blocks(sequence)))
    expect(normal(desk.content), `seed ${seed}, back to ${sequence}`).toEqual(normal(then[sequence]))
  }
})

describe('who wrote what', () => {
  it('[H2] each run of letters belongs to whose change brought it, also written at the same time', () => {
    const desk = new Desk()
    desk.put('Kenya', ...plain('Parties report'))
    desk.act('Peru', (doc) => firstText(doc).insert(7, ' should'))
    desk.act('France', () => {})
    desk.act('Peru', (doc) => firstText(doc).insert(0, 'All '))
    desk.blindly('France', (doc) => firstText(doc).insert(21, ' yearly'))
    expect(told(desk.read(), desk.rows.length)).toBe(
      'Peru: All  | Kenya: Parties | Peru:  should | Kenya:  report | France:  yearly',
    )
  })

  it('[H3] splitting and joining paragraphs leaves the words to who wrote them', () => {
    const desk = new Desk()
    desk.put('Kenya', ...plain('Parties report.'))
    desk.act('France', (doc) => firstText(doc).insert(15, ' Yearly.'))
    desk.put('Peru', ...plain('Parties', ' report. Yearly.'))
    expect(told(desk.read(), 3)).toBe('Kenya: Parties | Kenya:  report. | France:  Yearly.')
    desk.put('Peru', ...plain('Parties report. Yearly.'))
    expect(told(desk.read(), 4)).toBe('Kenya: Parties report. | France:  Yearly.')
  })

  it('[H3] what is undone or brought back is written by who did that', () => {
    const desk = new Desk()
    desk.put('Kenya', ...plain('Parties report'))
    const doc = desk.of('Peru')
    desk.act('Peru', () => {})
    const undo = new Y.UndoManager(doc.getXmlFragment('content'), { trackedOrigins: new Set([desk]) })
    desk.blindly('Peru', () => firstText(doc).delete(7, 7))
    desk.blindly('Peru', () => undo.undo())
    expect(told(desk.read(), 3)).toBe('Kenya: Parties | Peru:  report')
  })
})

describe('what changed', () => {
  it('[H4] between two moments: what was put in and what was taken out, each by whom', () => {
    const desk = new Desk()
    desk.put('Kenya', ...plain('Parties should report', 'Old paragraph'))
    desk.act('Peru', (doc) => firstText(doc).delete(8, 6))
    desk.act('France', (doc) => firstText(doc).insert(8, 'shall'))
    desk.act('Peru', (doc) => doc.getXmlFragment('content').delete(1, 1))
    const reading = desk.read()
    expect(told(reading, 4, 1)).toBe(
      [
        'Kenya: Parties ',
        'Kenya: should [deleted by Peru]',
        'France: shall [inserted by France]',
        'Kenya:  report',
        'Kenya: Old paragraph [deleted by Peru]',
        'Kenya: element [deleted by Peru]',
      ].join(' | '),
    )
    expect(told(reading, 3, 2)).toContain('shall [inserted by France]')
    expect(told(reading, 3, 2)).not.toContain('deleted')
  })

  it('[H4] words that were only moved are not told as changed, but are when they are then taken out', () => {
    const desk = new Desk()
    desk.put('Kenya', ...plain('Parties report.'))
    desk.put('Peru', ...plain('Parties', ' report.'))
    expect(told(desk.read(), 2, 1)).toBe('Kenya: Parties | Kenya:  report. | Peru: element [inserted by Peru]')
    desk.act('France', (doc) => doc.getXmlFragment('content').delete(1, 1))
    expect(told(desk.read(), 3, 1)).toContain('Kenya: Parties | Kenya:  report. [deleted by France]')
    expect(told(desk.read(), 3, 2)).toContain('Kenya:  report. [deleted by France]')
    expect(told(desk.read(), 3)).toBe('Kenya: Parties')
  })

  it('[H4] what came and went between is not shown', () => {
    const desk = new Desk()
    desk.put('Kenya', ...plain('Report'))
    desk.act('Peru', (doc) => firstText(doc).insert(6, ' never'))
    desk.act('Peru', (doc) => firstText(doc).delete(6, 6))
    expect(told(desk.read(), 3, 1)).toBe('Kenya: Report')
  })
})

describe('bringing a moment back', () => {
  it('[H6] makes the text as it was, and leaves what is as it was to those who type there', () => {
    const desk = new Desk()
    desk.put('Kenya', ...plain('One', 'Two', 'Three', 'Four'))
    const then = desk.content
    desk.put('Peru', ...plain('One', 'Two changed', 'Four'))
    desk.act('Peru', (doc) => doc.getXmlFragment('content').push([new Y.XmlElement('paragraph')]))
    const blocks = desk.read().blocks(1)
    desk.act('France', () => {})
    desk.act('Chair', (doc) => bringBack(doc, blocks))
    expect(desk.content).toEqual(then)
    desk.blindly('France', (doc) => firstText(doc).insert(3, ' and a half'))
    expect(JSON.stringify(desk.content)).toContain('One and a half')
    expect(desk.read().moment(desk.rows.length - 1, null).content).toEqual(then)
    expect(told(desk.read(), desk.rows.length)).toMatch(/^Kenya: One \| France: {2}and a half/)
  })

  it('[H6] writes nothing where nothing differs', () => {
    const desk = new Desk()
    desk.put('Kenya', ...plain('One', 'Two'))
    const blocks = desk.read().blocks(1)
    desk.act('Chair', (doc) => bringBack(doc, blocks))
    expect(desk.rows).toHaveLength(1)
  })
})
