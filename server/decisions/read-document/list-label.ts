/** Numbers of automatic lists as they are printed. */
import { letters, roman } from '#domain/list-marks.ts'

export type NumberFormat = 'decimal' | 'lowerLetter' | 'upperLetter' | 'lowerRoman' | 'upperRoman' | 'bullet' | 'none'

/** As many as 26 letters thirty times over. */
const MOST = 780

/** The label of the `n`th item, from 1: `c`, `iii`, `27` after z as `aa`; a bullet for lists without numbers. */
export function listLabel(n: number, format: NumberFormat): string {
  // A list that claims to begin at a million is damaged or hostile; its figure is short in any case.
  if (n < 1 || n > MOST) return format === 'bullet' ? '•' : format === 'none' ? '' : String(n)
  switch (format) {
    case 'lowerLetter':
      return letters(n)
    case 'upperLetter':
      return letters(n).toUpperCase()
    case 'lowerRoman':
      return roman(n)
    case 'upperRoman':
      return roman(n).toUpperCase()
    case 'bullet':
      return '•'
    case 'none':
      return ''
    default:
      return String(n)
  }
}
