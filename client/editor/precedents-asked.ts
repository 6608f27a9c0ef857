/** Somebody wants agreed language for words that they have selected: fired by a key in the text, heard by the section. */
export const PRECEDENTS_ASKED = 'wg-precedents-asked'

export class PrecedentsAskedEvent extends Event {
  readonly words: string

  constructor(words: string) {
    super(PRECEDENTS_ASKED)
    this.words = words
  }
}
