/** Figures as they are shown: the median of the repetitions, with the lowest and the highest beside it. */

export interface Row {
  readonly what: string
  readonly unit: 'ms' | 'MB' | 'kB' | 'edits/s' | '×'
  readonly values: readonly number[]
}

/** @param share 0.5 for the median. `values` in any order, at least one. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** A table of Markdown, so that it can be quoted as it is. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ what, unit, values }) => {
    const range = values.length > 1 ? `[${round(Math.min(...values))}–${round(Math.max(...values))}]` : ''
    return `| ${what} | ${round(quantile(values, 0.5))} ${unit} | ${range} | ${values.length} |`
  })
  return ['| what | median | lowest–highest | repetitions |', '|---|---|---|---|', ...lines, ''].join('\n')
}

function round(value: number): string {
  if (Number.isInteger(value)) return String(value)
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)
}

/** Milliseconds that an act takes. */
export async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await act()
  return performance.now() - begun
}
