/**
 * Loaded beside the program: when it is asked over the line between processes, it says what the program holds. Objects are
 * counted after a collection, so what is counted is what something still refers to.
 */
import process from 'node:process'
import { queryObjects } from 'node:v8'
import { Peer } from '../../../server/collab/peer.ts'
import { Room } from '../../../server/collab/room.ts'

process.on('message', () => {
  const rooms = Number(queryObjects(Room))
  const peers = Number(queryObjects(Peer))
  const heapMegabytes = process.memoryUsage().heapUsed / 1_048_576
  process.send?.({ heapMegabytes, resources: process.getActiveResourcesInfo().length, rooms, peers })
})
// The line alone does not keep the program running.
process.channel?.unref()
