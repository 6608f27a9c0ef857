/** The number of each numbered paragraph behind those under which it stands: `2. a) i)`. */
import type { OutlineEntry } from './outline.ts'

/** By the identity of the paragraph; those without a number are not in it. */
export function wholeLabels(entries: readonly OutlineEntry[]): Map<string, string> {
  const labels = new Map<string, string>()
  let above: Pick<OutlineEntry, 'depth' | 'label'>[] = []
  for (const { id, label, depth } of entries) {
    if (label === '') continue
    above = [...above.filter((upper) => upper.depth < depth), { depth, label }]
    labels.set(id, above.map((upper) => upper.label).join(' '))
  }
  return labels
}
