/** `export draft|report ID --format F -o FILE`: the same files that the screen offers. */
import { writeFile } from 'node:fs/promises'
import { DomainError } from '#domain/errors.ts'
import { type DraftId, type ReportId, readId } from '#domain/ids.ts'
import type { Deps } from '../deps.ts'
import { exportDraft } from '../drafts/export-draft.ts'
import { exportReport } from './export-report.ts'
import { renderDocument } from './render/render-document.ts'

/** @throws DomainError for an unknown id, a format that is not offered, a folder that cannot be written. */
export async function exportCommand(
  deps: Pick<Deps, 'stores' | 'clock' | 'hub'>,
  { kind, id, format: asked, file }: { kind: 'draft' | 'report'; id: string; format: string; file: string },
): Promise<void> {
  const format = (['docx', 'pdf', 'html'] as const).find((one) => one === asked)
  if (!format) throw new DomainError('unsupported', `There is no format ${asked}: choose docx, pdf or html.`)
  const { bytes } =
    kind === 'draft' ? await draftFile(deps, readId<DraftId>(id), format) : await reportFile(deps, readId(id), format)
  await writeFile(file, bytes).catch((error: Error) => {
    throw new DomainError('invalid', `${file} cannot be written: ${error.message.split('\n')[0]}.`)
  })
}

type Format = 'docx' | 'pdf' | 'html'

async function draftFile(deps: Pick<Deps, 'stores' | 'clock' | 'hub'>, id: DraftId, format: Format) {
  const draft = await deps.stores.drafts.find(id)
  if (!draft) throw new DomainError('not_found', `There is no draft ${id}.`)
  const choice = { format, reading: 'clean', isTracked: false, hasComments: false } as const
  return exportDraft({ ...deps, renderDraft: renderDocument }, draft, choice)
}

async function reportFile(deps: Pick<Deps, 'stores' | 'hub'>, id: ReportId, format: Format) {
  const report = await deps.stores.reports.find(id)
  if (!report) throw new DomainError('not_found', `There is no report ${id}.`)
  return exportReport(deps, report, format)
}
