/** Words with their source that are to go into the text in hand: the live one, or the working copy of who proposes. */
export const WORDS_OFFERED = 'wg-words-offered'

export class WordsOfferedEvent extends Event {
  readonly text: string
  /** Where they come from in the registry, `15.57/c`. */
  readonly address: string
  /** Whether an editor has put them in. */
  isTaken = false

  constructor(text: string, address: string) {
    super(WORDS_OFFERED)
    this.text = text
    this.address = address
  }
}
