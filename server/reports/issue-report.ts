/** Issues a report: its text, cover and labels are frozen, hashed and stored; nothing of an issue changes afterwards. */
import type { Actor } from '#domain/access.ts'
import type { DocumentJson } from '#domain/drafts/content.ts'
import { DomainError } from '#domain/errors.ts'
import { issueReport as freeze, type Issue, type Report } from '#domain/reports/report.ts'
import type { IssueInput } from '#domain/reports/wire.ts'
import type { Deps } from '../deps.ts'
import { sha256 } from '../sha256.ts'
import { prepareDocument } from './prepare-document.ts'

type Needs = Pick<Deps, 'stores' | 'clock' | 'hub'>

/** @throws DomainError with what the guard says, or `conflict` when somebody else issued it meanwhile */
export async function issueReport(needs: Needs, actor: Actor, seen: Report, input: IssueInput): Promise<Issue> {
  const at = needs.clock()
  const content = (await needs.hub.readContent(seen.draftId)) as DocumentJson
  return needs.stores.transact(async (stores) => {
    const report = await stores.reports.find(seen.id)
    if (!report) throw new DomainError('not_found', 'There is no such report.')
    const { document, findings } = await prepareDocument(stores, report, content, at, input)
    const issue = freeze(report, document, findings, { accountId: actor.accountId, at, sha256 })
    await stores.reports.addIssue(report.id, issue)
    return issue
  })
}
