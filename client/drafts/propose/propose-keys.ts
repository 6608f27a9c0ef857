/** The keys of Propose mode, beside those that every editor has. */
import { keydownHandler } from 'prosemirror-keymap'
import { type Command, Plugin } from 'prosemirror-state'

export const PROPOSE_KEYS_IN_WORDS =
  'Control with Enter leads to the reason of your change, and from there sends it. Alt and Shift with the arrow keys up and down move the paragraph.'

/** @param toBar whether there was a bar to go to */
export function proposeKeys(toBar: () => boolean, move: (step: 1 | -1) => Command): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: keydownHandler({
        'Mod-Enter': () => toBar(),
        'Alt-Shift-ArrowUp': move(-1),
        'Alt-Shift-ArrowDown': move(1),
      }),
    },
  })
}
