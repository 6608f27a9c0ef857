/** A draft as it stands now, as a file. The renderers belong to reports and are handed in. Rules: docs/spec/readings.md. */
import { nameOf } from '#domain/decisions/decision.ts'
import { blocksOf, type DocumentJson, readDocument } from '#domain/drafts/content.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import type { Drawing } from '#domain/drafts/drawing.ts'
import { type FileChoice, type FileFormat, refuseFile } from '#domain/drafts/file-choice.ts'
import { READING_WORDS } from '#domain/drafts/readings.ts'
import { namedDecisions } from '#domain/drafts/references.ts'
import type { FileOrigin } from '#domain/drafts/word-marks.ts'
import { assertAllowed } from '#domain/errors.ts'
import type { Deps } from '../deps.ts'
import { drawReading } from './draw-reading.ts'

/** A document without a cover, as renderers take it. */
export interface PrintableDraft {
  readonly cover: null
  readonly title: string
  readonly author: string
  readonly language: 'English'
  readonly datedOn: string
  readonly content: DocumentJson
  readonly labels: Readonly<Record<string, string>>
  readonly origin?: FileOrigin
  readonly drawing?: Drawing
}

export interface RenderedFile {
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly fileName: string
}

export type RenderDraft = (source: PrintableDraft, format: FileFormat) => Promise<RenderedFile>

/** @throws DomainError `invalid` for what a format cannot hold */
export async function exportDraft(
  { stores, clock, hub, renderDraft }: Pick<Deps, 'stores' | 'clock' | 'hub'> & { readonly renderDraft: RenderDraft },
  draft: Draft,
  choice: FileChoice,
): Promise<RenderedFile> {
  assertAllowed(refuseFile(choice))
  const recorded = await hub.readRecorded(draft.id)
  const content = recorded.content as DocumentJson
  const doc = readDocument(content)
  const labels: Record<string, string> = {}
  for (const name of namedDecisions(doc)) {
    const decision = await stores.decisions.findByHandle(name)
    if (decision) labels[name] = nameOf(decision)
  }
  const at = clock()
  const [datedOn = ''] = at.split('T')
  const author = (await stores.groups.group(draft.groupId))?.name ?? 'Working group'
  const shown = new Map(Object.entries(labels))
  const text = { draft, blocks: blocksOf(doc, shown), labels: shown, group: { name: author, at } }
  const drawing = await drawReading(stores, text, choice)
  const file = await renderDraft(
    {
      ...{ cover: null, title: draft.title, author, language: 'English', datedOn, content, labels },
      // The text in force is not the text of the draft: it could not come back to it.
      ...(choice.reading !== 'adopted' && {
        origin: {
          draftId: draft.id,
          sequence: recorded.sequence,
          isMarked: choice.reading !== 'clean' && !choice.isTracked,
        },
      }),
      ...(drawing && { drawing }),
    },
    choice.format,
  )
  return { ...file, fileName: fileNameOf(file.fileName, choice) }
}

/** Each reading has a file name of its own; the clean text has that of the draft. */
function fileNameOf(name: string, { reading, isTracked }: FileChoice): string {
  if (reading === 'clean') return name
  const words = [READING_WORDS[reading].name, ...(isTracked ? ['tracked'] : [])].join(' ')
  return name.replace(/(\.\w+)$/, `-${words.replace(/[^\w]+/g, '-')}$1`)
}
