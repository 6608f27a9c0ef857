/** `import FILE --save`: reads a file and keeps what was recognised, to be confirmed in the screen. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { toImportJson } from '#domain/decisions/import/import-json.ts'
import { DomainError } from '#domain/errors.ts'
import type { Deps } from '../deps.ts'
import { loadActor } from '../http/load-actor.ts'
import { importDocument } from './import-document.ts'
import { recogniseDocument } from './recognise-document.ts'

/**
 * @param options `as`: address of the account that imports; without it the first of the Secretariat
 * @returns what is to be printed
 * @throws DomainError when there is no such file, or nobody who may import
 */
export async function saveCommand(
  deps: Pick<Deps, 'stores' | 'clock' | 'newId' | 'config'>,
  file: string,
  { as, isJson }: { readonly as: string | null; readonly isJson: boolean },
): Promise<string> {
  const accounts = await deps.stores.people.accounts()
  const account = accounts.find(({ role, email, closedAt }) =>
    closedAt !== null ? false : as === null ? role === 'Secretariat' : email === as.trim().toLowerCase(),
  )
  const actor = account ? await loadActor(deps.stores, account.id, deps.clock()) : null
  if (actor?.role !== 'Secretariat') {
    throw new DomainError('forbidden', 'Only a Secretariat account keeps an import: name one with --as EMAIL.')
  }
  const bytes = await readFile(file).catch(() => {
    throw new DomainError('not_found', `${file}: There is no such file.`)
  })
  const record = await importDocument(deps, recogniseDocument, actor, { bytes, fileName: basename(file) })
  if (isJson) return `${JSON.stringify({ id: record.id, ...toImportJson(record.recognised) }, null, 2)}\n`
  return `It waits to be confirmed at ${deps.config.publicUrl}/imports/${record.id}\n`
}
