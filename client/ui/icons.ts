/**
 * Our own signs, in one sheet from our own address, in the place of the control library's two icon libraries.
 * `<wa-icon name="…">` draws the symbol of that name from icons.svg; the library's own controls ask for theirs the same way.
 */
import '@awesome.me/webawesome/dist/components/icon/icon.js'
import { registerIconLibrary } from '@awesome.me/webawesome/dist/components/icon/library.js'
import sheet from './icons.svg?url&no-inline'

for (const library of ['default', 'system']) {
  registerIconLibrary(library, { resolver: (name) => `${sheet}#${name}`, spriteSheet: true, mutator: keepInItsBox })
}

// Without a box of its own a drawing from a sheet takes the browser's 300 by 150 and widens the page.
function keepInItsBox(drawing: SVGElement): void {
  drawing.setAttribute('viewBox', '0 0 24 24')
  drawing.setAttribute('width', '1em')
  drawing.setAttribute('height', '1em')
}
