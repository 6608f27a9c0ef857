/**
 * The least that can be put between people who type: whatever arrives goes to everybody else at the same path. No text, no
 * checks, no storage. What comes in one turn of the event loop leaves as one frame for each listener, so that it shows what a
 * Node.js process on `ws` can carry at best. A process of its own: `PORT` is where it listens on loopback.
 */
import { createServer, type IncomingMessage } from 'node:http'
import process from 'node:process'
import { type WebSocket, WebSocketServer } from 'ws'

/** Messages of the protocol begin with these two bytes. */
const ASKS = '0 0'
const ANSWERS = '0 1'
const NOTHING = Buffer.from([0, 1, 2, 0, 0])

interface Said {
  readonly by: WebSocket
  readonly message: Buffer
}

class Room {
  readonly listeners = new Set<WebSocket>()
  private said: Said[] = []

  hear(by: WebSocket, message: Buffer): void {
    if (this.said.push({ by, message }) === 1) setImmediate(() => this.tell())
  }

  private tell(): void {
    const { said } = this
    this.said = []
    const authors = new Set(said.map(({ by }) => by))
    const all = Buffer.concat(said.map(({ message }) => message))
    for (const listener of this.listeners) {
      if (!authors.has(listener)) listener.send(all)
      else if (authors.size > 1) {
        listener.send(Buffer.concat(said.filter(({ by }) => by !== listener).map(({ message }) => message)))
      }
    }
  }
}

const rooms = new Map<string, Room>()

function enter(socket: WebSocket, { url = '' }: IncomingMessage): void {
  const room = rooms.get(url) ?? new Room()
  rooms.set(url, room)
  room.listeners.add(socket)
  socket.on('message', (message: Buffer) => {
    const kind = `${message[0]} ${message[1]}`
    if (kind === ASKS) socket.send(NOTHING)
    else if (kind !== ANSWERS) room.hear(socket, message)
  })
  socket.on('close', () => {
    room.listeners.delete(socket)
    if (room.listeners.size === 0) rooms.delete(url)
  })
}

const server = createServer((_, reply) => void reply.end())
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', enter)
server.listen(Number(process.env.PORT), '127.0.0.1')
