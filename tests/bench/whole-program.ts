/**
 * The program with the options of Node.js that `npm start` gives it, on loopback and on a folder or database of the caller.
 * Whatever is started here is stopped here, also when the measuring fails or is interrupted.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { layoutOf } from '../../db/embedded/layout.ts'
import { stopPostmaster } from '../../db/embedded/postmaster.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Milliseconds. A first start on a slow machine takes some twenty seconds. */
const LONGEST_START = 120_000

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

/** What `npm start` puts before the file of the program. */
export function nodeOptions(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } }
  const options = /exec node (.*) server\/main\.ts$/.exec(scripts.start)?.[1]
  if (options === undefined) throw new Error('The script "start" of package.json does not end as expected.')
  return options.split(' ')
}

export interface StartedProgram {
  readonly address: string
  readonly readyAfter: number
  /** Resident memory in megabytes (2^20), of this process alone. */
  residentMegabytes(): number
  /** Stops as Ctrl-C does. */
  stop(): Promise<void>
}

/** Starts and waits until it answers that it is ready. */
export async function startWholeProgram(env: Record<string, string>): Promise<StartedProgram> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const begun = performance.now()
  const child = spawn(process.execPath, [...nodeOptions(), 'server/main.ts'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, PORT: String(port), LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  running.add(child)
  child.once('close', () => running.delete(child))
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'close')
  }
  while (!(await isReady(address))) {
    if (child.exitCode !== null) throw new Error(`The program ended with ${child.exitCode} before it was ready.`)
    if (performance.now() - begun > LONGEST_START) {
      await stop()
      throw new Error('The program was not ready in time.')
    }
    await wait(10)
  }
  const readyAfter = performance.now() - begun
  return { address, readyAfter, stop, residentMegabytes: () => residentMegabytes(child.pid ?? 0) }
}

/** A folder for the embedded database, gone with its server when the act has ended. */
export async function inFolder<T>(act: (dataDir: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const dataDir = join(folder, 'data')
  try {
    return await act(dataDir)
  } finally {
    await stopPostmaster(layoutOf(dataDir)).catch(() => {})
    rmSync(folder, { recursive: true, force: true })
  }
}

async function isReady(address: string): Promise<boolean> {
  return fetch(`${address}/api/health/ready`).then(
    async (response) => {
      await response.arrayBuffer()
      return response.status === 200
    },
    () => false,
  )
}

function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
