/** Counts as Word counts (ECMA-376 part 1, 17.9): lists of one abstract list share their counters, overrides restart a step. */

interface Instance {
  readonly abstract: string
  readonly starts: ReadonlyMap<number, number>
}

const FORMATS: Readonly<Record<string, (count: number) => string>> = {
  decimal: String,
  lowerLetter: (count) => String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26)),
  upperLetter: (count) => String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.ceil(count / 26)),
  lowerRoman: (count) => ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'][count] ?? '?',
}

const all = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map((match) => match.slice(1).map((part) => part ?? ''))

/** The labels that Word would print before the paragraphs of a document, in order; paragraphs without a number are left out. */
export function labelsInWord(documentXml: string, numberingXml: string): string[] {
  const levels = new Map<string, string[][]>()
  for (const [id = '', body = ''] of all(
    numberingXml,
    /<w:abstractNum w:abstractNumId="(\d+)">(.*?)<\/w:abstractNum>/g,
  )) {
    levels.set(id, all(body, /<w:numFmt w:val="(\w+)"\/>.*?<w:lvlText w:val="%\d([^"]*)"\/>/g))
  }
  const instances = new Map<string, Instance>()
  for (const [id = '', abstract = '', body = ''] of all(
    numberingXml,
    /<w:num w:numId="(\d+)"><w:abstractNumId w:val="(\d+)"\/>(.*?)<\/w:num>/g,
  )) {
    const starts = all(body, /w:ilvl="(\d)"><w:startOverride w:val="(\d+)"/g).map(
      ([step, start]) => [Number(step), Number(start)] as const,
    )
    instances.set(id, { abstract, starts: new Map(starts) })
  }
  const counters = new Map<string, number[]>()
  const used = new Set<string>()
  return all(documentXml, /<w:numPr><w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"\/>/g).map(([step = '', id = '']) => {
    const level = Number(step)
    const instance = instances.get(id)
    if (!instance) throw new Error(`The document counts in list ${id}, which is not defined.`)
    const counts = counters.get(instance.abstract) ?? []
    counters.set(instance.abstract, counts)
    const start = instance.starts.get(level)
    const isFirst = !used.has(`${id}/${level}`)
    used.add(`${id}/${level}`)
    counts[level] = isFirst && start !== undefined ? start : (counts[level] ?? 0) + 1
    counts.length = level + 1
    const [format = '', after = ''] = levels.get(instance.abstract)?.[level] ?? []
    return `${FORMATS[format]?.(counts[level] ?? 0) ?? '?'}${after}`
  })
}
