/**
 * `GET /sync/:draftId`: the co-editing socket. Who asks and from which page is settled by `auth`; whether they may read the
 * draft is settled here, before the handshake, so that a refusal is an ordinary HTTP answer. From then on a connection has one
 * draft for its whole life. Register it at the root before other routes: upgrades elsewhere are then ended properly.
 */
import websocket from '@fastify/websocket'
import fp from 'fastify-plugin'
import { Type } from 'typebox'
import { CLOSE } from '#domain/collab/close.ts'
import { SUBPROTOCOL } from '#domain/collab/protocol.ts'
import type { DraftStanding } from '#domain/collab/standing.ts'
import { DomainError } from '#domain/errors.ts'
import { type DraftId, readId } from '#domain/ids.ts'
import { guard, requireMay, requireSignedIn } from '../http/require-may.ts'
import type { Hub } from './hub.ts'
import { LARGEST_UPDATE } from './room.ts'

export interface SocketOptions {
  readonly hub: Hub
  readonly standingOf: (draftId: DraftId) => Promise<DraftStanding | null>
}

/** The update itself is measured by the room, which closes with 4413; a frame beyond this is cut off by the socket. */
const LARGEST_FRAME = LARGEST_UPDATE + 65_536

/** Milliseconds that clients have to answer a goodbye. */
const GOODBYE = 1_000

const Params = Type.Object({ draftId: Type.String({ maxLength: 100 }) })

export const sockets = fp<SocketOptions>(
  async (app, { hub, standingOf }) => {
    await app.register(websocket, {
      options: {
        maxPayload: LARGEST_FRAME,
        perMessageDeflate: false,
        handleProtocols: (offered: Set<string>) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
      },
      // A broken line or a frame against the rules of WebSocket: `ws` has chosen the close code already.
      errorHandler: (error, socket, request) => {
        request.log.info({ err: error }, 'socket failed')
        socket.terminate()
      },
      async preClose() {
        await hub.drain()
        const { clients } = app.websocketServer
        for (const socket of clients) socket.close(CLOSE.restarting.code, CLOSE.restarting.sentence)
        // Who does not answer the goodbye is not waited for.
        setTimeout(() => {
          for (const socket of clients) socket.terminate()
        }, GOODBYE).unref()
        await new Promise((resolve) => app.websocketServer.close(resolve))
      },
    })

    app.get<{ Params: { draftId: string } }>(
      '/sync/:draftId',
      {
        ...guard('draft.read'),
        schema: { params: Params },
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
        const connection = hub.join(
          readId<DraftId>(request.params.draftId),
          requireSignedIn(request),
          socket,
          socket.protocol === SUBPROTOCOL,
        )
        if (!connection) return socket.close(CLOSE.tryLater.code, CLOSE.tryLater.sentence)
        socket.on('message', (message: unknown) => connection.receive(bytesOf(message)))
        socket.on('pong', () => connection.livedOn())
        socket.on('close', () => connection.left())
      },
    )

    hub.start()
  },
  { name: 'sockets', dependencies: ['auth'] },
)

/** A text frame is no message of the protocol; as bytes it is refused like any other. */
function bytesOf(message: unknown): Uint8Array {
  if (message instanceof Uint8Array) return message
  return message instanceof ArrayBuffer ? new Uint8Array(message) : new Uint8Array([255])
}
