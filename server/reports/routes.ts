/** Reports for meetings: compile, look, issue, export. Rules: docs/spec/reports.md. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { DomainError } from '#domain/errors.ts'
import { type GroupId, type ReportId, readId } from '#domain/ids.ts'
import type { Report } from '#domain/reports/report.ts'
import {
  ExportQuery,
  GuardView,
  IssueInput,
  IssueView,
  ReportCreated,
  ReportDetail,
  ReportInput,
  ReportList,
  ReportParams,
} from '#domain/reports/wire.ts'
import type { Deps } from '../deps.ts'
import { guard, requireMay, requireSignedIn } from '../http/require-may.ts'
import { compileReport } from './compile-report.ts'
import { exportReport } from './export-report.ts'
import { issueReport } from './issue-report.ts'
import { readFormat } from './render/render-document.ts'
import { maySeeReport, reportDetail, reportView } from './views.ts'

type Needs = Pick<Deps, 'stores' | 'clock' | 'newId' | 'hub'>

export const reportRoutes: FastifyPluginAsyncTypebox<Needs> = async (app, needs) => {
  const { stores } = needs

  const find = async (request: FastifyRequest, id: string): Promise<Report> => {
    const report = await stores.reports.find(readId<ReportId>(id))
    if (report && (await maySeeReport(stores, request.actor, report))) return report
    throw new DomainError('not_found', 'There is no report at this address, or it is not open to you.')
  }

  app.get(
    '/',
    { ...guard('report.read'), schema: { summary: 'Reports, latest first', response: { 200: ReportList } } },
    async (request) => {
      const visible: Report[] = []
      for (const report of await stores.reports.list()) {
        if (await maySeeReport(stores, request.actor, report)) visible.push(report)
      }
      return { items: await Promise.all(visible.map((report) => reportView(stores, report))) }
    },
  )

  app.post(
    '/',
    {
      ...guard('report.compile'),
      schema: { summary: 'Compile a report from the registry', body: ReportInput, response: { 201: ReportCreated } },
    },
    async (request, reply) => {
      requireMay(request, 'report.compile', { groupId: readId<GroupId>(request.body.groupId) })
      const report = await compileReport(needs, requireSignedIn(request), request.body)
      return reply.code(201).send({ id: report.id, draftId: report.draftId })
    },
  )

  app.get(
    '/:id',
    {
      ...guard('report.read'),
      schema: {
        summary: 'One report with its cover and what the guard says',
        params: ReportParams,
        response: { 200: ReportDetail },
      },
    },
    async (request) => reportDetail(needs, request.actor, await find(request, request.params.id)),
  )

  app.get(
    '/:id/guard',
    {
      ...guard('report.read'),
      schema: {
        summary: 'What stands between a report and its issue',
        params: ReportParams,
        response: { 200: GuardView },
      },
    },
    async (request) => (await reportDetail(needs, request.actor, await find(request, request.params.id))).guard,
  )

  app.post(
    '/:id/issue',
    {
      ...guard('report.issue'),
      schema: { summary: 'Issue a report', params: ReportParams, body: IssueInput, response: { 201: IssueView } },
    },
    async (request, reply) => {
      const actor = requireSignedIn(request)
      const report = await find(request, request.params.id)
      requireMay(request, 'report.issue', { groupId: report.groupId })
      const issue = await issueReport(needs, actor, report, request.body)
      const { revision, document, sha256, issuedAt } = issue
      return reply.code(201).send({ revision, symbol: document.cover.symbol, sha256, issuedAt, issuedBy: actor.name })
    },
  )

  app.get(
    '/:id/export',
    {
      ...guard('report.read'),
      schema: {
        summary: 'A report as a file',
        params: ReportParams,
        querystring: ExportQuery,
        response: { 200: Type.Unsafe<Uint8Array>(Type.String({ format: 'binary' })) },
      },
    },
    async (request, reply) => {
      const report = await find(request, request.params.id)
      const file = await exportReport(needs, report, readFormat(request.query.format), request.query.revision)
      reply.header('content-type', file.contentType)
      reply.header('content-disposition', `attachment; filename="${file.fileName}"`)
      return reply.send(Buffer.from(file.bytes))
    },
  )
}
