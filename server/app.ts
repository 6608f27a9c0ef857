/**
 * The application as a table of contents: what every request passes through first, then each feature under its address, in
 * the order in which features may know of each other, and the pages last, because they answer what nobody else does.
 */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import fastify from 'fastify'
import { syncRoutes } from './collab/socket.ts'
import { upgrades } from './collab/upgrades.ts'
import { importRoutes } from './decisions/import-routes.ts'
import { precedentRoutes } from './decisions/precedent-routes.ts'
import { recogniseDocument } from './decisions/recognise-document.ts'
import { decisionRoutes } from './decisions/routes.ts'
import type { Deps } from './deps.ts'
import { agreementRoutes } from './drafts/agreements/routes.ts'
import { bracketRoutes, draftBracketRoutes } from './drafts/brackets/routes.ts'
import { checkRoutes } from './drafts/checks/routes.ts'
import { commentRoutes, draftCommentRoutes } from './drafts/comments/routes.ts'
import { exportRoutes } from './drafts/export-routes.ts'
import { HistoryThreads } from './drafts/history/history-threads.ts'
import { historyRoutes } from './drafts/history/routes.ts'
import { draftProposalRoutes, proposalRoutes } from './drafts/proposals/routes.ts'
import { draftRoundRoutes, roundRoutes } from './drafts/rounds/routes.ts'
import { draftRoutes } from './drafts/routes.ts'
import { draftStanding } from './drafts/standing-of.ts'
import { versionRoutes } from './drafts/versions/routes.ts'
import { readInThread } from './drafts/word/read-in-thread.ts'
import { wordRoutes } from './drafts/word/routes.ts'
import { groupRoutes } from './groups/routes.ts'
import { assets } from './http/assets.ts'
import { auth } from './http/auth.ts'
import { characters } from './http/characters.ts'
import { errors, tellBadAddress } from './http/errors.ts'
import { healthRoutes } from './http/health.ts'
import { quiet, requestLogging } from './http/logging.ts'
import { openapi } from './http/openapi.ts'
import { security } from './http/security.ts'
import { mandateRoutes } from './mandates/routes.ts'
import { meetingRoutes } from './meetings/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { renderDocument } from './reports/render/render-document.ts'
import { reportOfDraft } from './reports/report-of-draft.ts'
import { reportRoutes } from './reports/routes.ts'
import { callRoutes, submissionRoutes } from './submissions/routes.ts'

/** The largest JSON body; files have limits of their own. */
const BODY_LIMIT = 1_048_576

/** @param options `pagesRoot`: where the built client lies, for tests that need no client. */
export async function createApp(deps: Deps, { pagesRoot }: { readonly pagesRoot?: string } = {}) {
  const app = fastify({
    loggerInstance: deps.log,
    logController: quiet,
    bodyLimit: BODY_LIMIT,
    // A proxy on this machine or one that is named says who really asks; nobody else is believed.
    trustProxy: ['loopback', ...deps.config.trustedProxies],
    genReqId: deps.newId,
    routerOptions: { maxParamLength: 400 },
    frameworkErrors: tellBadAddress,
  })
    .withTypeProvider<TypeBoxTypeProvider>()
    .setValidatorCompiler(TypeBoxValidatorCompiler)

  // Refusals first, so that whatever comes later is refused in our words.
  await app.register(errors)
  await app.register(requestLogging)
  await app.register(upgrades, deps)
  await app.register(auth, deps)
  await app.register(security, deps)
  await app.register(characters)
  await app.register(openapi, deps)

  await app.register(healthRoutes, { prefix: '/api/health', ...deps })
  await app.register(peopleRoutes, { prefix: '/api', ...deps })
  await app.register(groupRoutes, { prefix: '/api/groups', ...deps })
  await app.register(meetingRoutes, { prefix: '/api/meetings', ...deps })
  await app.register(decisionRoutes, { prefix: '/api/decisions', ...deps })
  await app.register(precedentRoutes, { prefix: '/api/precedents', ...deps })
  await app.register(importRoutes, { prefix: '/api/imports', ...deps, recognise: recogniseDocument })
  await app.register(mandateRoutes, { prefix: '/api/mandates', ...deps })
  await app.register(callRoutes, { prefix: '/api/calls', ...deps })
  await app.register(submissionRoutes, { prefix: '/api/submissions', ...deps })
  await app.register(syncRoutes, { prefix: '/sync', hub: deps.hub, standingOf: draftStanding(deps.stores.drafts) })
  const reportOf = reportOfDraft(deps.stores.reports)
  const threads = new HistoryThreads(deps.stores.updates)
  app.addHook('onClose', async () => threads.close())
  await app.register(historyRoutes, { prefix: '/api/drafts', ...deps, threads })
  await app.register(versionRoutes, { prefix: '/api/drafts', ...deps, threads })
  await app.register(draftRoundRoutes, { prefix: '/api/drafts', ...deps })
  await app.register(roundRoutes, { prefix: '/api/rounds', ...deps })
  await app.register(draftProposalRoutes, { prefix: '/api/drafts', ...deps })
  await app.register(proposalRoutes, { prefix: '/api/proposals', ...deps })
  await app.register(wordRoutes, { prefix: '/api/drafts', ...deps, threads, readReturned: readInThread })
  await app.register(draftRoutes, { prefix: '/api/drafts', ...deps, reportOf })
  await app.register(checkRoutes, { prefix: '/api/drafts', ...deps })
  await app.register(exportRoutes, { prefix: '/api/drafts', ...deps, renderDraft: renderDocument })
  await app.register(agreementRoutes, { prefix: '/api/drafts', ...deps, threads })
  await app.register(draftCommentRoutes, { prefix: '/api/drafts', ...deps })
  await app.register(commentRoutes, { prefix: '/api/comments', ...deps })
  await app.register(draftBracketRoutes, { prefix: '/api/drafts', ...deps })
  await app.register(bracketRoutes, { prefix: '/api/brackets', ...deps })
  await app.register(reportRoutes, { prefix: '/api/reports', ...deps })

  await app.register(assets, pagesRoot === undefined ? {} : { root: pagesRoot })
  return app
}
