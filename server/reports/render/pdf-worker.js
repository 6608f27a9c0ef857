/**
 * The thread in which Typst compiles, so that seconds of typesetting never hold up a keystroke. It is handed a document as
 * JSON (a `Job` of pdf.ts) and answers with bytes or with Typst's own words; it knows neither clock nor database, and
 * reads no file but the house style beside it.
 *
 * Plain JavaScript, alone in this house: a thread of Node.js 20 does not inherit the loader that reads TypeScript, and to
 * load it again would cost the thread more memory and time than all of its work.
 */
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const folder = fileURLToPath(new URL('.', import.meta.url))
const compiler = NodeCompiler.create({ workspace: folder })
// Results that the last ten documents did not use are forgotten, or the cache would grow for ever.
const FORGET_AFTER = 10

const diagnose = (failure) => JSON.stringify(failure?.shortDiagnostics ?? 'no diagnostics').slice(0, 2_000)

function compile(json, standard) {
  compiler.mapShadow(`${folder}document.json`, Buffer.from(json))
  const compiled = compiler.compile({ mainFilePath: `${folder}document.typ` })
  if (!compiled.result) throw new Error(diagnose(compiled.takeDiagnostics()))
  const bytes = compiler.pdf(compiled.result, standard === null ? {} : { pdfStandard: standard })
  compiler.evictCache(FORGET_AFTER)
  return new Uint8Array(bytes)
}

parentPort?.on('message', ({ id, json, standard }) => {
  try {
    parentPort?.postMessage({ id, bytes: compile(json, standard) })
  } catch (failure) {
    parentPort?.postMessage({ id, failure: failure instanceof Error ? failure.message : String(failure) })
  }
})
