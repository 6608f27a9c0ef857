/** Words from elsewhere as they may enter a text: no invisible characters, no hard spaces, no leftovers of programs. */
import type { Inline, Words } from '#domain/drafts/content.ts'
import { isAtom } from '#domain/drafts/content.ts'

/** Soft hyphens, joiners, marks of direction and order, and what stands for an object that is not there. */
const INVISIBLE = /\p{Cf}|\u034F|[\uFE00-\uFE0F]|\uFFFC/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Line breaks stay: what they mean depends on where the text comes from. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, '').replace(CONTROL, '').replace(LONE_SURROGATE, '')
}

/** One line: every kind of blank is a space, and no two follow each other. */
export function oneLine(text: string): string {
  return visible(text).replace(/[\s\u00A0\u2000-\u200A\u202F\u205F\u3000]+/g, ' ')
}

/** Without blanks at the ends and doubled ones between the pieces; empty pieces are left out. */
export function tidyInline(inlines: readonly Inline[]): Inline[] {
  const tidy: Inline[] = []
  for (const inline of inlines) {
    if (isAtom(inline)) {
      tidy.push(inline)
      continue
    }
    const last = tidy.at(-1)
    const isAfterBlank = last === undefined || (!isAtom(last) && last.text.endsWith(' '))
    const text = oneLine(inline.text).replace(isAfterBlank ? /^ / : /^$/, '')
    if (text === '') continue
    if (last && !isAtom(last) && isSameForm(last, inline)) tidy[tidy.length - 1] = { ...last, text: last.text + text }
    else tidy.push({ ...inline, text })
  }
  const last = tidy.at(-1)
  if (!last || isAtom(last)) return tidy
  const end = last.text.trimEnd()
  return end === '' ? tidyInline(tidy.slice(0, -1)) : [...tidy.slice(0, -1), { ...last, text: end }]
}

function isSameForm(one: Words, other: Words): boolean {
  return one.em === other.em && one.strong === other.strong && one.href === other.href
}

/** The same pieces without so many letters at the beginning. */
export function withoutStart(inlines: readonly Inline[], count: number): Inline[] {
  let rest = count
  const kept: Inline[] = []
  for (const inline of inlines) {
    if (rest === 0 || isAtom(inline)) {
      kept.push(inline)
      continue
    }
    const cut = Math.min(rest, inline.text.length)
    rest -= cut
    if (cut < inline.text.length) kept.push({ ...inline, text: inline.text.slice(cut) })
  }
  return kept
}
