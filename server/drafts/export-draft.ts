/** A draft as it stands now, as a file. The renderers belong to reports and are handed in. */
import { type DocumentJson, readDocument } from '#domain/drafts/content.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import type { ExportFormat } from '#domain/drafts/wire.ts'
import type { FileOrigin } from '#domain/drafts/word-marks.ts'
import type { Deps } from '../deps.ts'
import { labelsOf } from './labels-of.ts'

/** A document without a cover, as renderers take it. */
export interface PrintableDraft {
  readonly cover: null
  readonly title: string
  readonly author: string
  readonly language: 'English'
  readonly datedOn: string
  readonly content: DocumentJson
  readonly labels: Readonly<Record<string, string>>
  readonly origin: FileOrigin
}

export interface RenderedFile {
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly fileName: string
}

export type RenderDraft = (source: PrintableDraft, format: ExportFormat) => Promise<RenderedFile>

export async function exportDraft(
  { stores, clock, hub, renderDraft }: Pick<Deps, 'stores' | 'clock' | 'hub'> & { readonly renderDraft: RenderDraft },
  draft: Draft,
  format: ExportFormat,
): Promise<RenderedFile> {
  const recorded = await hub.readRecorded(draft.id)
  const content = recorded.content as DocumentJson
  const labels = Object.fromEntries(await labelsOf(stores, readDocument(content)))
  const group = await stores.groups.group(draft.groupId)
  const [datedOn = ''] = clock().split('T')
  const author = group?.name ?? 'Working group'
  const origin = { draftId: draft.id, sequence: recorded.sequence }
  return renderDraft(
    { cover: null, title: draft.title, author, language: 'English', datedOn, content, labels, origin },
    format,
  )
}
