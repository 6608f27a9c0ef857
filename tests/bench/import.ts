/** Reading documents: a page through the command line, process and all; a book through the server's own way. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { recogniseDocument } from '../../server/decisions/recognise-document.ts'
import { type Row, timeOf } from './figures.ts'
import { ROOT } from './whole-program.ts'

const REPETITIONS = 5
const BOOK_BYTES = 10_000_000
/** Milliseconds between two looks at the main loop. */
const RESOLUTION = 1

export async function measureImport(): Promise<Row[]> {
  const page = readFileSync(join(ROOT, 'tests/support/fixtures/walk-seed.txt'), 'utf8')
  return [...commandLine(page), ...(await book(page))]
}

function commandLine(page: string): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-import-'))
  try {
    const file = join(folder, 'page.txt')
    writeFileSync(file, page)
    const values: number[] = []
    for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
      const begun = performance.now()
      const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'server/cli.ts', 'import', file, '--json'], {
        cwd: ROOT,
      })
      if (status !== 0) throw new Error(`import ended with ${status}`)
      values.push(performance.now() - begun)
    }
    return [{ what: `import of ${page.length} characters, whole process`, unit: 'ms', values }]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The page again and again, with a number of its own each time, as in a volume of Decisions. */
async function book(page: string): Promise<Row[]> {
  const pages: string[] = []
  for (let size = 0; size < BOOK_BYTES; size += Buffer.byteLength(pages.at(-1) ?? '')) {
    pages.push(`${page.replace(/\b(\d\d)\.(\d{2,3})\b/g, `$1.${(pages.length % 899) + 100}`)}\n\n`)
  }
  const bytes = Buffer.from(pages.join('')).subarray(0, BOOK_BYTES)
  const values: number[] = []
  const blocks: number[] = []
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
    delay.enable()
    values.push(await timeOf(() => recogniseDocument(new Uint8Array(bytes), 'book.txt')))
    delay.disable()
    blocks.push(delay.max / 1e6)
  }
  return [
    { what: 'import of 10 MB of text in the server', unit: 'ms', values },
    { what: 'longest block of the main loop meanwhile', unit: 'ms', values: blocks },
  ]
}
