/** Issues a report: its text, cover and labels are frozen, hashed and stored; nothing of an issue changes afterwards. */
import { createHash } from 'node:crypto'
import type { Actor } from '#domain/access.ts'
import { DomainError } from '#domain/errors.ts'
import type { ReportId } from '#domain/ids.ts'
import { issueReport as freeze, type Issue } from '#domain/reports/report.ts'
import type { IssueInput } from '#domain/reports/wire.ts'
import type { ReportNeeds } from './needs.ts'
import { prepareDocument } from './prepare-document.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** @throws DomainError with what the guard says, or `conflict` when somebody else issued it meanwhile */
export async function issueReport(needs: ReportNeeds, actor: Actor, id: ReportId, input: IssueInput): Promise<Issue> {
  const at = needs.clock()
  return needs.stores.transact(async (stores) => {
    const report = await stores.reports.find(id)
    if (!report) throw new DomainError('not_found', 'There is no such report.')
    const { document, findings } = await prepareDocument(needs, stores, report, at, input)
    const issue = freeze(report, document, findings, { accountId: actor.accountId, at, sha256 })
    await stores.reports.addIssue(id, issue)
    return issue
  })
}
