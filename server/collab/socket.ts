/**
 * `GET /sync/:draftId`: the co-editing socket. Who asks and from which page is settled by `auth`; whether they may read the
 * draft is settled here, before the handshake, so that a refusal is an ordinary HTTP answer. From then on a connection has one
 * draft for its whole life.
 */
import type { FastifyPluginAsync } from 'fastify'
import type { WebSocket } from 'ws'
import { CLOSE, type Close } from '#domain/collab/close.ts'
import type { DraftStanding } from '#domain/collab/standing.ts'
import { DomainError } from '#domain/errors.ts'
import { type DraftId, readId } from '#domain/ids.ts'
import { guard, requireMay, requireSignedIn } from '../http/require-may.ts'
import type { Hub } from './hub.ts'
import { SocketOver } from './socket-over.ts'

export interface SyncOptions {
  readonly hub: Hub
  readonly standingOf: (draftId: DraftId) => Promise<DraftStanding | null>
}

/** Needs `upgrades` and `auth` before it. */
export const syncRoutes: FastifyPluginAsync<SyncOptions> = async (app, { hub, standingOf }) => {
  app.get<{ Params: { draftId: string }; Querystring: { epoch?: unknown } }>(
    '/:draftId',
    {
      ...guard('draft.read'),
      websocket: true,
      async preValidation(request) {
        const draftId = readId<DraftId>(request.params.draftId)
        const standing = await standingOf(draftId)
        if (!standing) throw new DomainError('not_found', 'There is no such draft.')
        requireMay(request, 'draft.read', standing)
        await hub.open(draftId)
      },
    },
    (socket, request) => {
      const draftId = readId<DraftId>(request.params.draftId)
      const { epoch } = request.query
      // Its text is of another history: merged with this one, it would bring back what is no longer there, or double it.
      if (epoch !== undefined && epoch !== hub.epochOf(draftId)) return say(socket, CLOSE.replaced)
      const connection = hub.join(
        draftId,
        requireSignedIn(request),
        new SocketOver(socket, request.raw.socket),
        socket.protocol !== '',
        request.signIn ?? undefined,
      )
      if (!connection) return say(socket, CLOSE.tryLater)
      socket.on('message', (message: unknown) => connection.receive(bytesOf(message)))
      socket.on('pong', () => connection.livedOn())
      socket.on('close', () => connection.left())
    },
  )

  hub.start()
}

function say(socket: WebSocket, { code, sentence }: Close): void {
  socket.close(code, sentence)
}

/** A message that came in one piece, as `ws` gives it. Others, and text, read as no message of the protocol. */
function bytesOf(message: unknown): Uint8Array {
  return message instanceof Uint8Array ? message : new Uint8Array([255])
}
