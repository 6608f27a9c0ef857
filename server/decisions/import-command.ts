/**
 * `import FILE [--json]`: recognises a file and prints what was found; nothing is stored.
 * One clear line on standard error and exit 1 when the file cannot be read, exit 2 when none is named.
 */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { toImportJson } from '#domain/decisions/import/import-json.ts'
import { recognise } from '#domain/decisions/import/recognise.ts'
import type { Recognised } from '#domain/decisions/import/recognised.ts'
import { DomainError } from '#domain/errors.ts'
import { LIMITS } from './read-document/limits.ts'
import { readDocument } from './read-document/read-document.ts'
import { recogniseDocument } from './recognise-document.ts'

/** Where the command writes; the program passes its own streams. */
export interface Output {
  out(text: string): void
  error(text: string): void
}

/** @returns the exit code */
export async function importCommand(args: readonly string[], output: Output): Promise<number> {
  const file = args.find((argument) => !argument.startsWith('--'))
  if (!file) {
    output.error('Usage: import FILE [--json]\n')
    return 2
  }
  try {
    const recognised = await recogniseFile(file)
    const json = toImportJson(recognised)
    output.out(args.includes('--json') ? `${JSON.stringify(json, null, 2)}\n` : describe(json))
    return 0
  } catch (error) {
    output.error(`${sentenceFor(error, file)}\n`)
    return 1
  }
}

const SMALL = 200_000

/** A small text is read here, which saves starting a thread; anything that could be hostile is not. */
async function recogniseFile(file: string): Promise<Recognised> {
  const { size } = await stat(file)
  if (size > LIMITS.binaryBytes) throw new DomainError('too_large', 'This file is too large to be read.')
  const bytes = await readFile(file)
  if (size > SMALL || !/\.(?:txt|csv|md)$/i.test(file)) return recogniseDocument(bytes, basename(file))
  const { text, isParagraphPerLine } = await readDocument(bytes, basename(file))
  return recognise(text, { isParagraphPerLine })
}

function sentenceFor(error: unknown, file: string): string {
  if (error instanceof DomainError) return `${file}: ${error.message}`
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return `${file}: There is no such file.`
  if (code === 'EACCES' || code === 'EISDIR') return `${file}: This cannot be opened as a file.`
  return `${file}: This file could not be read (${error instanceof Error ? error.message : 'unknown reason'}).`
}

function describe({ title, symbol, decisions, resolutions, notUnderstood }: ReturnType<typeof toImportJson>): string {
  const lines = [[symbol, title].filter(Boolean).join('  ')]
  for (const { number, revision, addressees, subparagraphs } of decisions) {
    const name = `${number ?? '(no number)'}${revision ? ` (Rev. ${revision})` : ''}`
    lines.push(
      `${name}  ${addressees.join(', ')}${subparagraphs.length ? `  ${subparagraphs.map((letter) => `${letter})`).join(' ')}` : ''}`,
    )
  }
  lines.push(
    `${decisions.length} decisions, ${resolutions.length} resolutions, ${notUnderstood.length} passages to look at.`,
  )
  return `${lines.filter(Boolean).join('\n')}\n`
}
