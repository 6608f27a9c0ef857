/**
 * The house rules that no compiler sees: who may import whom, no cycles, files of one idea, rules that are tested and
 * tests that quote a rule. A failing line names the file and what to do about it.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
const files = listed.split('\n').filter((file) => file !== '' && existsSync(join(root, file)))
const sources = files.filter((file) => /^(server|client|db|tests)\/.*\.ts$/.test(file))
const read = (file: string) => readFileSync(join(root, file), 'utf8')

const FEATURES = ['people', 'groups', 'meetings', 'decisions', 'mandates', 'submissions', 'drafts', 'reports']

interface Import {
  readonly from: string
  readonly to: string
}

const SPECIFIER =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|import\('([^']+)'\)/g

/** Imports of our own files, as paths from the root. */
function importsOf(file: string): Import[] {
  return [...read(file).matchAll(SPECIFIER)].flatMap((match) => {
    const specifier = (match[1] ?? match[2] ?? match[3] ?? '').replace(/\?.*$/, '')
    if (specifier.startsWith('#domain/')) return [{ from: file, to: specifier.replace('#domain/', 'server/domain/') }]
    if (!specifier.startsWith('.')) return []
    return [{ from: file, to: relative(root, resolve(root, dirname(file), specifier)) }]
  })
}

const imports = sources.flatMap(importsOf)
const production = imports.filter(({ from }) => !from.startsWith('tests/'))
const say = (found: readonly Import[]) => found.map(({ from, to }) => `${from} -> ${to}`)

/** The feature a file belongs to, wherever in the layers it lies. */
function featureOf(file: string): string | null {
  const parts = file.split('/')
  const name = parts[0] === 'server' && parts[1] === 'domain' ? parts[2] : parts[0] === 'db' ? parts[2] : parts[1]
  return FEATURES.find((feature) => name === feature || name === `${feature}.ts`) ?? null
}

describe('who may import whom', () => {
  it('[A1] the domain imports nothing but itself, prosemirror-model, typebox and lib0', () => {
    const outside = imports.filter(
      ({ from, to }) => from.startsWith('server/domain/') && !to.startsWith('server/domain/'),
    )
    expect(say(outside)).toEqual([])
    const packages = sources
      .filter((file) => file.startsWith('server/domain/'))
      .flatMap((file) => [...read(file).matchAll(/from '([^'.#][^']*)'/g)].map((match) => `${file}: ${match[1]}`))
      .filter((line) => !/: (prosemirror-model|typebox|lib0)(\/|$)/.test(line))
    expect(packages).toEqual([])
  })

  it('[A2] the database layer imports the domain and itself', () => {
    const outside = production.filter(({ from, to }) => from.startsWith('db/') && !/^(db|server\/domain)\//.test(to))
    expect(say(outside)).toEqual([])
  })

  it('[A3] the server imports its own feature, features to its left, the house and the domain; the database only where the program is put together', () => {
    const wrong = production.filter(({ from, to }) => {
      if (!from.startsWith('server/') || from.startsWith('server/domain/')) return false
      if (to.startsWith('client/') || to.startsWith('tests/')) return true
      if (to.startsWith('db/')) return !['server/program.ts', 'server/backup-command.ts'].includes(from)
      return false
    })
    expect(say(wrong)).toEqual([])
  })

  it('[A4] the client imports the domain and itself, never server or database', () => {
    const wrong = production.filter(
      ({ from, to }) => from.startsWith('client/') && !/^(client|server\/domain)\//.test(to),
    )
    expect(say(wrong)).toEqual([])
  })

  it('[A5] features look to the left only: people < groups < meetings < decisions < mandates < submissions < drafts < reports', () => {
    const wrong = production.filter(({ from, to }) => {
      const own = featureOf(from)
      const other = featureOf(to)
      return own !== null && other !== null && FEATURES.indexOf(other) > FEATURES.indexOf(own)
    })
    expect(say(wrong)).toEqual([])
  })

  it('[A6] the sync engine knows a draft by its id alone', () => {
    const wrong = production.filter(({ from, to }) => {
      if (!/^(server\/domain|server|client)\/collab\//.test(from)) return false
      const feature = featureOf(to)
      return feature !== null && !to.startsWith('server/domain/drafts/')
    })
    expect(say(wrong)).toEqual([])
  })

  it('[A7] there are no import cycles', () => {
    const next = new Map<string, Import[]>()
    for (const line of production) next.set(line.from, [...(next.get(line.from) ?? []), line])
    const done = new Set<string>()
    const cycles: string[] = []
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
      if (done.has(file) || path.includes(file)) return
      for (const { to } of next.get(file) ?? []) visit(to, [...path, file])
      done.add(file)
    }
    for (const file of sources) visit(file, [])
    expect(cycles).toEqual([])
  })
})

/** A longer file, and why it is one idea all the same. */
const LONG_FILES: Readonly<Record<string, string>> = {}
/** A longer function, by file and name, and why it reads better whole. */
const LONG_FUNCTIONS: Readonly<Record<string, string>> = {}

describe('what a file looks like', () => {
  it('[A8] a source file has at most 300 lines, a function at most 80', () => {
    const judged = sources.filter((file) => !file.startsWith('tests/'))
    const long = judged.filter((file) => read(file).split('\n').length > 301 && !LONG_FILES[file])
    expect(long).toEqual([])
    const functions = judged.flatMap((file) => longFunctions(file)).filter((name) => !LONG_FUNCTIONS[name])
    expect(functions).toEqual([])
  })

  it('[A9] the domain reads no clock and draws no lots', () => {
    const impure = sources
      .filter((file) => file.startsWith('server/domain/'))
      .filter((file) => /Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(/.test(read(file)))
    expect(impure).toEqual([])
  })

  it('[A10] words that say nothing are not used in names', () => {
    const empty = files.filter((file) =>
      /(^|[/-])(managers?|services?|helpers?|utils?|handlers?|infos?|common|misc)(\.|-|\/|$)/.test(file),
    )
    expect(empty).toEqual([])
  })

  it('[A11] the top level holds what was agreed and nothing else', () => {
    const top = new Set(files.map((file) => file.split('/')[0] ?? ''))
    const agreed =
      /^(server|client|db|docs|tests|package\.json|package-lock\.json|tsconfig\.json|README\.md|LICENSE|biome\.json|\..*)$/
    expect([...top].filter((name) => !agreed.test(name))).toEqual([])
  })
})

describe('what is installed', () => {
  it('[A16] the lock file holds every platform of a package that has one for each', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>
    }
    const wanted = Object.entries(packages).flatMap(([holder, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).map((name) => ({ name, nested: `${holder}/node_modules/${name}` })),
    )
    const missing = wanted.filter(({ name, nested }) => !packages[`node_modules/${name}`] && !packages[nested])
    expect(missing.map(({ name }) => name)).toEqual([])
  })
})

/** Functions whose body, from the line that opens it to the line that closes it at the same indent, is over 80 lines. */
function longFunctions(file: string): string[] {
  const lines = read(file).split('\n')
  const opens =
    /^(\s*)(?:export\s+)?(?:async\s+)?(?:(?:private|protected|override|static)\s+)*(?:function\*?\s+)?(\w+)\s*(?:<[^>]*>)?\([^;]*\{\s*$/
  return lines.flatMap((line, index) => {
    const [, indent, name] = opens.exec(line) ?? []
    if (indent === undefined || !name || /^(if|for|while|switch|catch|describe|it)$/.test(name)) return []
    const length = lines.slice(index).findIndex((later) => later.startsWith(`${indent}}`))
    return length > 80 ? [`${file} ${name}`] : []
  })
}

describe('rules and tests', () => {
  const specs = files.filter((file) => /^docs\/spec\/.*\.md$/.test(file))
  const ruled = specs.flatMap((file) => [...read(file).matchAll(/^- \*\*([A-Z]{1,2}\d+)\*\*/gm)].map((m) => m[1] ?? ''))
  const quoted = new Set(
    sources
      .filter((file) => file.startsWith('tests/') && /\.test\.ts$|^tests\/contracts\//.test(file))
      .flatMap((file) => [...read(file).matchAll(/\[([A-Z]{1,2}\d+)\]/g)].map((match) => match[1] ?? '')),
  )

  it('[A12] every rule of docs/spec is quoted by a test', () => {
    expect(ruled.filter((rule) => !quoted.has(rule))).toEqual([])
  })

  it('[A13] every rule that a test quotes is written in docs/spec, once', () => {
    expect([...quoted].filter((rule) => !ruled.includes(rule)).sort()).toEqual([])
    expect(ruled.filter((rule, index) => ruled.indexOf(rule) !== index)).toEqual([])
  })

  it('[A14] every setting of config.ts is described in docs/operations.md', () => {
    const keys = [...read('server/config.ts').matchAll(/^\s+([A-Z][A-Z_]+):/gm)].map((match) => match[1] ?? '')
    const operations = read('docs/operations.md')
    expect(keys.length).toBeGreaterThan(5)
    expect(keys.filter((key) => !operations.includes(`\`${key}\``))).toEqual([])
  })

  it('[A15] every exported type of the domain is in docs/glossary.md', () => {
    const glossary = read('docs/glossary.md')
    const types = sources
      .filter((file) => file.startsWith('server/domain/') && !file.endsWith('/wire.ts'))
      .flatMap((file) => [...read(file).matchAll(/^export (?:interface|type|class) (\w+)/gm)].map((m) => m[1] ?? ''))
    expect(types.filter((type) => !new RegExp(`\`${type}\``).test(glossary))).toEqual([])
  })
})
