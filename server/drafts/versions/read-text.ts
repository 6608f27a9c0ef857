/** One of the texts of a draft, by the name under which a comparison asks for it. */
import { blocksOf, type DocumentJson, documentOf, readDocument } from '#domain/drafts/content.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { comparedWith } from '#domain/drafts/text-in-force.ts'
import { readTextName } from '#domain/drafts/versions/text-name.ts'
import type { TextHead } from '#domain/drafts/versions/wire.ts'
import { DomainError } from '#domain/errors.ts'
import type { Deps } from '../../deps.ts'
import type { HistoryThreads } from '../history/history-threads.ts'
import { readTextInForce } from '../read-text-in-force.ts'
import { recordedText } from '../recorded-text.ts'

export interface NamedText {
  readonly head: TextHead
  readonly content: DocumentJson
}

export interface TextSources extends Pick<Deps, 'stores' | 'hub'> {
  readonly threads: HistoryThreads
}

/** Both texts of a comparison. @throws DomainError `invalid` for a name that is none, `not_found` */
export async function readTexts(
  sources: TextSources,
  draft: Draft,
  from: string,
  to: string,
): Promise<[NamedText, NamedText]> {
  const isForce = (name: string) => readTextName(name).kind === 'force'
  const [before, after] = await Promise.all(
    [from, to].map((name) => (isForce(name) ? null : readText(sources, draft, name))),
  )
  const other = async () => (before ?? after ?? (await readText(sources, draft, 'now'))).content
  const inForce = async () => readForce(sources, draft, await other())
  return [before ?? (await inForce()), after ?? (await inForce())]
}

async function readText({ stores, hub, threads }: TextSources, draft: Draft, name: string): Promise<NamedText> {
  const asked = readTextName(name)
  const lastBefore = async (sequence: number) =>
    sequence === 0
      ? null
      : ((await stores.updates.history(draft.id, { limit: 1, before: sequence + 1 }))[0]?.at ?? null)
  if (asked.kind === 'version') {
    const version = await stores.versions.find(draft.id, asked.number)
    if (!version) throw new DomainError('not_found', `This draft has no version ${asked.number}.`)
    const { number, sequence, at, content } = version
    return { head: { name, title: `Version ${number}, ${version.name}`, sequence, at }, content }
  }
  if (asked.kind === 'moment') {
    const { sequence } = asked
    const blocks = await threads.ask(draft.id, (thread) => thread.blocks(sequence))
    const content: DocumentJson = { type: 'doc', content: blocks.map(({ json }) => json) }
    return { head: { name, title: 'A moment of the history', sequence, at: await lastBefore(sequence) }, content }
  }
  const { sequence, content } = await recordedText(hub, draft.id)
  return { head: { name, title: 'The text now', sequence, at: await lastBefore(sequence) }, content }
}

/** @param other the text that it is compared with: it says which texts of the registry are quoted */
async function readForce({ stores }: TextSources, draft: Draft, other: DocumentJson): Promise<NamedText> {
  const { texts, blocks } = await readTextInForce(stores, draft, blocksOf(readDocument(other)))
  const names = texts.flatMap(({ name, adoptedAt }) => (adoptedAt === null ? [] : [name]))
  if (names.length === 0) throw new DomainError('not_found', comparedWith(texts))
  const head = { name: 'force', title: `The text in force: ${names.join(', ')}`, sequence: null, at: null }
  return { head, content: documentOf(blocks) }
}
