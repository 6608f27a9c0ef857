/** Imports of official documents: read, review, confirm. All of it is the Secretariat's. Rules: docs/spec/decisions.md. */
import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyError, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Check } from 'typebox/value'
import {
  ImportConfirmation,
  ImportInput,
  ImportOutcome,
  ImportPage,
  ImportView,
} from '#domain/decisions/import/wire.ts'
import { DomainError } from '#domain/errors.ts'
import { type ImportId, readId } from '#domain/ids.ts'
import type { Deps } from '../deps.ts'
import { guard, requireMay, requireSignedIn } from '../http/require-may.ts'
import { accountNames } from './account-names.ts'
import { confirmImport } from './confirm-import.ts'
import { importDocument, type Recognise } from './import-document.ts'
import { importSummary, importView } from './import-views.ts'

/** A scanned book is larger, but has no text to read. */
const LARGEST_FILE = 40_000_000
const LONGEST_LIST = 200
const ById = Type.Object({ id: Type.String({ maxLength: 40 }) })

export type ImportNeeds = Pick<Deps, 'stores' | 'clock' | 'newId'> & { readonly recognise: Recognise }

export const importRoutes: FastifyPluginAsyncTypebox<ImportNeeds> = async (app, deps) => {
  const { stores, recognise } = deps
  if (!app.hasContentTypeParser('multipart/form-data')) await app.register(multipart)

  const find = async (id: string) => {
    const record = await stores.decisions.findImport(readId<ImportId>(id))
    if (!record) throw new DomainError('not_found', 'There is no such import.')
    return record
  }

  app.get(
    '/',
    { ...guard('decision.import'), schema: { summary: 'Imports, newest first', response: { 200: ImportPage } } },
    async (request) => {
      requireMay(request, 'decision.import')
      const names = await accountNames(stores, request.actor)
      const headings = await stores.decisions.listImports(LONGEST_LIST)
      return { items: headings.map((heading) => importSummary(heading, names)) }
    },
  )

  app.get(
    '/:id',
    {
      ...guard('decision.import'),
      schema: { summary: 'One import for review', params: ById, response: { 200: ImportView } },
    },
    async (request) => {
      requireMay(request, 'decision.import')
      return importView(stores, requireSignedIn(request), await find(request.params.id))
    },
  )

  app.post(
    '/',
    {
      ...guard('decision.import'),
      bodyLimit: LARGEST_FILE,
      schema: {
        summary: 'Read an official document: a file as multipart/form-data, or pasted text as JSON',
        consumes: ['multipart/form-data', 'application/json'],
        response: { 201: ImportView },
      },
    },
    async (request, reply) => {
      requireMay(request, 'decision.import')
      const actor = requireSignedIn(request)
      const record = await importDocument(deps, recognise, actor, await readFile(request))
      return reply.code(201).send(await importView(stores, actor, record))
    },
  )

  app.post(
    '/:id/confirm',
    {
      ...guard('decision.import'),
      bodyLimit: LARGEST_FILE,
      schema: {
        summary: 'Bring the confirmed items into the registry',
        params: ById,
        body: ImportConfirmation,
        response: { 200: ImportOutcome },
      },
    },
    async (request) => {
      requireMay(request, 'decision.import')
      return confirmImport(deps, requireSignedIn(request), readId<ImportId>(request.params.id), request.body)
    },
  )
}

/** The name as it can be kept: it comes from a header and may hold anything. */
function readFileName(name: string): string {
  return (
    name
      .replace(/[\p{Cc}\p{Cs}]/gu, '')
      .slice(-300)
      .trim() || 'document'
  )
}

async function receiveFile(request: FastifyRequest) {
  const part = await request.file({ limits: { fileSize: LARGEST_FILE, files: 1 } })
  return part ? { bytes: await part.toBuffer(), fileName: readFileName(part.filename) } : null
}

async function readFile(request: FastifyRequest): Promise<{ bytes: Uint8Array; fileName: string }> {
  if (request.isMultipart()) {
    const file = await receiveFile(request).catch((error: FastifyError) => {
      // What the parser refuses by a limit has a status; what it cannot parse has none.
      if (error.statusCode !== undefined) throw error
      throw new DomainError('invalid', 'The file arrived damaged or in part only. Choose it again.')
    })
    if (!file) throw new DomainError('invalid', 'Choose a file to import.')
    return file
  }
  // Checked here and not by the route's schema, since the same address also takes files.
  if (!Check(ImportInput, request.body)) {
    throw new DomainError('invalid', 'Send a file, or the text of the document as "text".')
  }
  const { text, fileName } = request.body
  return { bytes: new TextEncoder().encode(text), fileName: fileName ?? 'pasted.txt' }
}
