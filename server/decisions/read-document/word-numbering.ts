/** Automatic numbers of Word lists (ECMA-376 part 1, 17.9): what numbering.xml says, and the running counters. */
import { Parser } from 'htmlparser2'
import { listLabel, type NumberFormat } from './list-label.ts'

interface Level {
  format: NumberFormat
  /** `%1)`, `(%2)`, `%1.%2`. */
  text: string
  start: number
}

export interface Numbering {
  /** Levels by abstract list. */
  readonly lists: ReadonlyMap<string, ReadonlyMap<number, Level>>
  /** List used, and starting values that differ from it, by `w:numId`. */
  readonly uses: ReadonlyMap<string, { readonly list: string; readonly starts: ReadonlyMap<number, number> }>
}

/** `w:numId` and level of paragraph styles that carry a list. */
export type StyleNumbering = ReadonlyMap<string, { readonly id: string; readonly level: number }>

export function emptyNumbering(): Numbering {
  return { lists: new Map(), uses: new Map() }
}

export function readNumbering(xml: string): Numbering {
  const lists = new Map<string, Map<number, Level>>()
  const uses = new Map<string, { list: string; starts: Map<number, number> }>()
  let list: Map<number, Level> | null = null
  let level: Level | null = null
  let use: { list: string; starts: Map<number, number> } | null = null
  let override = 0
  const onopentag = (name: string, attributes: Readonly<Record<string, string>>) => {
    const value = attributes['w:val'] ?? ''
    if (name === 'w:abstractNum') {
      list = new Map()
      lists.set(attributes['w:abstractNumId'] ?? '', list)
    } else if (name === 'w:num') {
      use = { list: '', starts: new Map() }
      uses.set(attributes['w:numId'] ?? '', use)
    } else if (name === 'w:abstractNumId' && use) use.list = value
    else if (name === 'w:lvlOverride') override = Number(attributes['w:ilvl'] ?? 0)
    else if (name === 'w:startOverride' && use) use.starts.set(override, Number(value))
    else if (name === 'w:lvl' && list && !use) {
      level = { format: 'decimal', text: '', start: 1 }
      list.set(Number(attributes['w:ilvl'] ?? 0), level)
    } else if (name === 'w:start' && level) level.start = Number(value)
    else if (name === 'w:numFmt' && level) level.format = value as NumberFormat
    else if (name === 'w:lvlText' && level) level.text = value
  }
  const onclosetag = (name: string) => {
    if (name === 'w:lvl') level = null
    if (name === 'w:num') use = null
  }
  new Parser({ onopentag, onclosetag }, { xmlMode: true, decodeEntities: true }).end(xml)
  return { lists, uses }
}

export function readStyleNumbering(xml: string): StyleNumbering {
  const styles = new Map<string, { id: string; level: number }>()
  let style = ''
  let level = 0
  const onopentag = (name: string, attributes: Readonly<Record<string, string>>) => {
    if (name === 'w:style') {
      style = attributes['w:styleId'] ?? ''
      level = 0
    } else if (name === 'w:ilvl') level = Number(attributes['w:val'] ?? 0)
    else if (name === 'w:numId' && style) styles.set(style, { id: attributes['w:val'] ?? '', level })
  }
  new Parser({ onopentag }, { xmlMode: true, decodeEntities: true }).end(xml)
  return styles
}

export class WordNumbering {
  private readonly numbering: Numbering
  private readonly counters = new Map<string, number[]>()
  private readonly begun = new Set<string>()

  constructor(numbering: Numbering) {
    this.numbering = numbering
  }

  /** The label of the next paragraph of list `id` at `level`, as printed: `a)`, `ii)`, `3.`; empty for none. */
  next(id: string, level: number): string {
    const use = this.numbering.uses.get(id)
    const levels = use ? this.numbering.lists.get(use.list) : undefined
    const own = levels?.get(level)
    if (!use || !levels || !own) return ''
    const counters = this.counters.get(use.list) ?? []
    this.counters.set(use.list, counters)
    const restart = use.starts.get(level)
    const key = `${id} ${level}`
    if (restart !== undefined && !this.begun.has(key)) {
      this.begun.add(key)
      counters.length = Math.min(counters.length, level)
      counters[level] = restart - 1
    }
    for (let above = 0; above < level; above += 1) counters[above] ??= levels.get(above)?.start ?? 1
    counters[level] = (counters[level] ?? own.start - 1) + 1
    counters.length = level + 1
    if (own.format === 'bullet') return '•'
    return own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1
      return listLabel(counters[at] ?? 1, levels.get(at)?.format ?? 'decimal')
    })
  }
}
