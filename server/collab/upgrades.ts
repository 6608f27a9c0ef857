/**
 * WebSockets for the whole application. Registered before everything that may refuse a request, so that a refused upgrade is
 * answered like any other request and its connection then ended; registered routes say themselves that they take sockets.
 */
import websocket from '@fastify/websocket'
import fp from 'fastify-plugin'
import { CLOSE } from '#domain/collab/close.ts'
import { SUBPROTOCOL } from '#domain/collab/protocol.ts'
import type { Hub } from './hub.ts'
import { LARGEST_UPDATE } from './room.ts'

/** The update itself is measured by the room, which closes with 4413; a frame beyond this is cut off by the socket. */
const LARGEST_FRAME = LARGEST_UPDATE + 65_536
/** Milliseconds that clients have to answer a goodbye. */
const GOODBYE = 1_000

export const upgrades = fp<{ readonly hub: Hub }>(
  async (app, { hub }) => {
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
        const late = setTimeout(() => {
          for (const socket of clients) socket.terminate()
        }, GOODBYE)
        await new Promise((resolve) => app.websocketServer.close(resolve))
        clearTimeout(late)
      },
    })
  },
  { name: 'upgrades' },
)
