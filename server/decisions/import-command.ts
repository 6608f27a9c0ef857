/** `import FILE --json`: recognises a file and prints what was found. Nothing is stored. */
import { readFile } from 'node:fs/promises'
import { toImportJson } from '#domain/decisions/import/import-json.ts'
import { recognise } from '#domain/decisions/import/recognise.ts'

export async function importCommand(args: readonly string[]): Promise<string> {
  const file = args.find((argument) => !argument.startsWith('--')) ?? ''
  const recognised = recognise(await readFile(file, 'utf8'))
  return JSON.stringify(toImportJson(recognised), null, 2)
}
