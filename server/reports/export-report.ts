/** The file of a report: of the issue that is asked for, of the newest one, or of the text as it stands before the first. */
import type { DocumentJson } from '#domain/drafts/content.ts'
import { DomainError } from '#domain/errors.ts'
import type { IssuedDocument, Report } from '#domain/reports/report.ts'
import type { ExportFormat } from '#domain/reports/wire.ts'
import type { Deps } from '../deps.ts'
import { prepareDocument } from './prepare-document.ts'
import { type RenderedFile, renderDocument } from './render/render-document.ts'

type Needs = Pick<Deps, 'stores' | 'hub'>

async function documentOf(needs: Needs, report: Report, revision: number | undefined): Promise<IssuedDocument> {
  const issue = revision === undefined ? report.issues.at(-1) : report.issues.find((one) => one.revision === revision)
  if (issue) return issue.document
  if (revision !== undefined) throw new DomainError('not_found', 'The report has no such issue.')
  // A text under way is dated by its compilation, so that its file, too, depends on nothing but the text.
  const content = (await needs.hub.readContent(report.draftId)) as DocumentJson
  const { document } = await needs.stores.readAt((stores) =>
    prepareDocument(stores, report, content, report.compiledAt),
  )
  return document
}

export async function exportReport(
  needs: Needs,
  report: Report,
  format: ExportFormat,
  revision?: number,
): Promise<RenderedFile> {
  const { cover, content, labels, issuedOn } = await documentOf(needs, report, revision)
  const { title, author, originalLanguage: language } = report
  return renderDocument({ cover, title, author, language, datedOn: issuedOn, content, labels }, format)
}
