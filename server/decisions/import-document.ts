/** Reads an official document and keeps what was recognised. Nothing enters the registry until a person has confirmed it. */
import { createHash } from 'node:crypto'
import type { Actor } from '#domain/access.ts'
import type { Recognised } from '#domain/decisions/import/recognised.ts'
import type { ImportRecord } from '#domain/decisions/store.ts'
import type { ImportId } from '#domain/ids.ts'
import type { Deps } from '../deps.ts'

/** Reads bytes of a kind that the file's name and beginning tell. Refuses what it cannot read with a DomainError. */
export type Recognise = (bytes: Uint8Array, fileName: string) => Promise<Recognised>

/** @throws DomainError in the words of the reader; nothing is stored then. */
export async function importDocument(
  { stores, clock, newId }: Pick<Deps, 'stores' | 'clock' | 'newId'>,
  recognise: Recognise,
  actor: Actor,
  file: { readonly bytes: Uint8Array; readonly fileName: string },
): Promise<ImportRecord> {
  const record: ImportRecord = {
    id: newId() as ImportId,
    fileName: file.fileName,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    recognised: storable(await recognise(file.bytes, file.fileName)),
    importedAt: clock(),
    importedBy: actor.accountId,
    confirmed: null,
  }
  await stores.decisions.addImport(record)
  return record
}

/** Escapes that JSON has for what is no character: NUL, and halves of a pair that a damaged file or a cut leaves alone. */
const NO_CHARACTER = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g

/** The same with a sign of one unit in the place of what a database cannot store, so that every place in the text stays. */
function storable(recognised: Recognised): Recognised {
  const json = JSON.stringify(recognised)
  return json.search(NO_CHARACTER) < 0 ? recognised : JSON.parse(json.replace(NO_CHARACTER, '$1\uFFFD'))
}
