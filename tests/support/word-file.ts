/** Word files as tests need them: parts changed by hand, as another program might have written them, and sent as a browser sends. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The same file with parts written anew; a part that gives null is taken out, one that is not there begins empty. */
export function withParts(
  file: Uint8Array,
  parts: Readonly<Record<string, (xml: string) => string | null>>,
): Uint8Array {
  const entries = unzipSync(file)
  for (const [name, write] of Object.entries(parts)) {
    const written = write(strFromU8(entries[name] ?? new Uint8Array()))
    if (written === null) delete entries[name]
    else entries[name] = strToU8(written)
  }
  return zipSync(entries)
}

/** With words of the text replaced. */
export function withWords(file: Uint8Array, words: string, others: string): Uint8Array {
  return withParts(file, { 'word/document.xml': (xml) => xml.replace(words, others) })
}

/** A file in a form, as a request carries it. */
export async function formOf(
  file: Uint8Array,
  name = 'Draft.docx',
): Promise<{ readonly payload: Buffer; readonly headers: { readonly 'content-type': string } }> {
  const form = new FormData()
  form.append('file', new Blob([Buffer.from(file)]), name)
  const request = new Request('http://localhost', { method: 'POST', body: form })
  const payload = Buffer.from(await request.arrayBuffer())
  return { payload, headers: { 'content-type': request.headers.get('content-type') ?? '' } }
}
