/**
 * Word shows brackets and references as plain letters. Of the words that came back, those that the text had already stand as
 * they stood: with their form, as brackets and as references; only what is new stands as it came.
 */
import { compareInline } from '../compare/compare-inline.ts'
import { joinInline } from '../compare/tokens.ts'
import { type Inline, isAtom, isNote } from '../content.ts'

/** The words as a file shows them. */
export function asPrinted(inlines: readonly Inline[]): Inline[] {
  return joinInline(inlines.map((inline) => (isAtom(inline) && !isNote(inline) ? { text: inline.text } : inline)))
}

/** @param before as the draft has it @param after as the file has it */
export function restoredAtoms(before: readonly Inline[], after: readonly Inline[]): Inline[] {
  const source = new Source(before)
  const restored: Inline[] = []
  for (const { change, inline } of compareInline(asPrinted(before), after)) {
    if (change === 'inserted') restored.push(inline)
    else {
      const taken = source.take(isNote(inline) ? null : inline.text.length)
      if (change === 'kept') restored.push(...taken)
    }
  }
  return joinInline(restored)
}

/** The text of the draft, read from its beginning. */
class Source {
  private readonly inlines: readonly Inline[]
  private place = 0
  private offset = 0

  constructor(inlines: readonly Inline[]) {
    this.inlines = inlines
  }

  /** The next letters, or the next footnote for null; what is cut through comes as plain words. */
  take(letterCount: number | null): Inline[] {
    if (letterCount === null) {
      const note = this.inlines[this.place]
      this.step()
      return note ? [note] : []
    }
    const taken: Inline[] = []
    let rest = letterCount
    while (rest > 0) {
      const here = this.inlines[this.place]
      if (!here) return taken
      const length = Math.min(rest, here.text.length - this.offset)
      const part = here.text.slice(this.offset, this.offset + length)
      const isWhole = length === here.text.length
      taken.push(isAtom(here) ? (isWhole ? here : { text: part }) : { ...here, text: part })
      rest -= length
      this.offset += length
      if (this.offset === here.text.length) this.step()
    }
    return taken
  }

  private step(): void {
    this.place += 1
    this.offset = 0
  }
}
