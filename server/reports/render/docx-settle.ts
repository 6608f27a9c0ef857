/**
 * Settles a package that the `docx` library wrote: our styles and lists in place of its own, stars as custom footnote marks (which it
 * cannot write), and everything random or dated made a function of the document. After this, equal values give equal bytes.
 */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

export interface Settlement {
  readonly styles: string
  readonly numbering: string
  /** `YYYY-MM-DD`, for the file's properties. */
  readonly datedOn: string
  /** Marks of the footnotes that are not numbered, by footnote id. */
  readonly stars: ReadonlyMap<number, string>
}

type Part = (text: string, settlement: Settlement, ids: ReadonlyMap<string, string>) => string

/** The library names hyperlinks by chance; here they are named by their order. */
function linkIds(relationships: string): Map<string, string> {
  const random = [...relationships.matchAll(/Id="(rId[^"]*[^"\d][^"]*)"/g)].map((match) => match[1] ?? '')
  return new Map(random.map((id, index) => [id, `rIdLink${index + 1}`]))
}

// Patterns begin with `<` or with a name that chance has made: the words of a document, where `<` is escaped, cannot match.
const renamed = (text: string, ids: ReadonlyMap<string, string>) =>
  text.replace(/(?<=(?:r:id|Id)=")rId[^"]*/g, (id) => ids.get(id) ?? id)

const dated = (text: string, { datedOn }: Settlement) =>
  text.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${datedOn}T00:00:00Z`)

// A star stands high by itself: as a superscript it would hardly be seen.
const STAR = '<w:rStyle w:val="FootnoteStar"/>'
const NUMBER = '<w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/>'

function inDocument(text: string, { stars }: Settlement, ids: ReadonlyMap<string, string>): string {
  return renamed(text, ids)
    .replace(/<w:numId w:val="\{list-(\d+)\}"\/>/g, '<w:numId w:val="$1"/>')
    .replace(
      /<w:rStyle w:val="FootnoteReference"\/>((?:<w:(?:u|strike)[^>]*>)*<\/w:rPr>)<w:footnoteReference w:id="(\d+)"\/>/g,
      (reference, form, id) => {
        const mark = stars.get(Number(id))
        if (!mark) return reference
        return `${STAR}${form}<w:footnoteReference w:customMarkFollows="1" w:id="${id}"/><w:t>${mark}</w:t>`
      },
    )
}

function inFootnotes(text: string, { stars }: Settlement): string {
  return text.replace(/<w:footnote w:(type|id)="[^"]*"[\s\S]*?<\/w:footnote>/g, (footnote, first: string) => {
    // The lines above footnotes carry no number; the library gives them one.
    if (first === 'type') return footnote.replace(/<w:r>(?:(?!<\/w:r>).)*<w:footnoteRef\/><\/w:r>/, '')
    const mark = stars.get(Number(/w:id="(\d+)"/.exec(footnote)?.[1]))
    return mark ? footnote.replace(NUMBER, `${STAR}</w:rPr><w:t>${mark}</w:t>`) : footnote
  })
}

const PARTS: Readonly<Record<string, Part>> = {
  'word/document.xml': inDocument,
  'word/_rels/document.xml.rels': (text, _, ids) => renamed(text, ids),
  'word/footnotes.xml': inFootnotes,
  'word/styles.xml': (_, settlement) => settlement.styles,
  'word/numbering.xml': (_, settlement) => settlement.numbering,
  'docProps/core.xml': dated,
}

/** Word and others expect this part first. */
const FIRST = '[Content_Types].xml'

export function settle(bytes: Uint8Array, settlement: Settlement): Uint8Array {
  const parts = unzipSync(bytes)
  const ids = linkIds(strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array()))
  // fflate writes local time; this constructor makes the same local time in every zone.
  const mtime = new Date(1980, 0, 1)
  const settled: Zippable = {}
  const names = Object.keys(parts).sort((a, b) => Number(b === FIRST) - Number(a === FIRST) || (a < b ? -1 : 1))
  for (const name of names) {
    const part = PARTS[name]
    const content = parts[name] ?? new Uint8Array()
    settled[name] = [part ? strToU8(part(strFromU8(content), settlement, ids)) : content, { mtime, level: 6 }]
  }
  return zipSync(settled)
}
