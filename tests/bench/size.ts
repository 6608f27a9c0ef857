/** What the start page makes a browser fetch, compressed as a server in front of us would: the first script, then all of them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ensureBuiltClient } from '../support/built-client.ts'
import type { Row } from './figures.ts'
import { ROOT } from './whole-program.ts'

const BUILT = join(ROOT, 'client/dist')

/** Sizes are those of gzip at level 9, 1 kB = 1,000 bytes. What a page loads when something is pressed is counted with all. */
export async function measureSize(): Promise<Row[]> {
  await ensureBuiltClient()
  const page = readFileSync(join(BUILT, 'index.html'), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1] ?? '')
  const [first] = [...page.matchAll(/<script type="module"[^>]*src="\/([^"]+)"/g)].map((match) => match[1] ?? '')
  if (!first) throw new Error('index.html names no script.')
  const every = [...closureOf(named, true)]
  const row = (page: string, tag: string): Row => {
    const own = every.filter((file) => file.startsWith(`assets/${tag}-`))
    if (own.length !== 1) throw new Error(`The build has ${own.length} scripts for ${tag}.`)
    const all = closureOf([...named, ...own])
    return { what: `all scripts of ${page} (${all.size})`, unit: 'kB', values: [kilobytes([...all])] }
  }
  return [
    { what: 'first script', unit: 'kB', values: [kilobytes([first])] },
    row('the start page, not signed in', 'wg-sign-in-page'),
    row('the start page, signed in', 'wg-my-table-page'),
    row('a draft on the desk', 'wg-draft-page'),
    { what: `scripts of all pages together (${every.length})`, unit: 'kB', values: [kilobytes(every)] },
  ]
}

/** These files and what they import; with `later`, also what they load when it is asked for. */
function closureOf(files: readonly string[], later = false): Set<string> {
  const found = new Set<string>()
  const visit = (file: string) => {
    if (found.has(file)) return
    found.add(file)
    const code = readFileSync(join(BUILT, file), 'utf8')
    const imports = [...code.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)]
    const lazy = later ? [...code.matchAll(/\bimport\(\s*["'`]\.\/([\w.-]+\.js)["'`]/g)] : []
    for (const match of [...imports, ...lazy]) visit(`assets/${match[1]}`)
  }
  for (const file of files) visit(file)
  return found
}

function kilobytes(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILT, file)), { level: 9 }).length, 0) / 1000
}
