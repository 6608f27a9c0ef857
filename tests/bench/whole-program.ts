/**
 * The program with the options of Node.js that `npm start` gives it, on loopback and on a folder or database of the caller.
 * Whatever is started here is stopped here, also when the measuring fails or is interrupted.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
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

interface StartScript {
  /** What stands before the file of the program. */
  readonly options: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** What `npm start` gives the program. */
function startScript(): StartScript {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } }
  const [, settings, options] = /exec env (.*?) node (.*) server\/main\.ts$/.exec(scripts.start) ?? []
  if (settings === undefined || options === undefined)
    throw new Error('The script "start" of package.json does not end as expected.')
  return {
    options: options.split(' '),
    env: Object.fromEntries(settings.split(' ').map((setting) => setting.split('=') as [string, string])),
  }
}

export interface Child {
  readonly address: string
  readonly pid: number
  readonly readyAfter: number
  /** Seconds of processor time of all its threads so far; NaN where the system does not say. */
  cpuSeconds(): number
  /** Resident memory in megabytes (2^20), of this process alone. */
  residentMegabytes(): number
  /** Stops as Ctrl-C does. */
  stop(): Promise<void>
  /** `kill -9`. */
  kill(): Promise<void>
  /** Resolves when it has ended, however that came. */
  readonly ended: Promise<void>
  /** Asks what was loaded beside the program, which answers on the line between processes. */
  ask(question: string): Promise<unknown>
}

/** Our program, started and ready. */
export const startWholeProgram = (env: Record<string, string>, before: readonly string[] = []): Promise<Child> =>
  startChild('server/main.ts', env, '/api/health/ready', before)

/**
 * Starts a program of the project as `npm start` does and waits until it answers.
 * @param ready where it answers 200 when it is ready
 * @param before further options for Node.js
 */
export async function startChild(
  file: string,
  env: Record<string, string>,
  ready: string,
  before: readonly string[] = [],
): Promise<Child> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const begun = performance.now()
  const script = startScript()
  const child = spawn(process.execPath, [...script.options, ...before, file], {
    cwd: ROOT,
    env: { ...script.env, PATH: process.env.PATH, PORT: String(port), LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  running.add(child)
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      running.delete(child)
      resolve()
    })
  })
  const end = async (signal: NodeJS.Signals) => {
    if (running.has(child)) child.kill(signal)
    await ended
  }
  while (!(await isReady(`${address}${ready}`))) {
    if (!running.has(child)) throw new Error(`${file} ended with ${child.exitCode} before it was ready.`)
    if (performance.now() - begun > LONGEST_START) {
      await end('SIGKILL')
      throw new Error(`${file} was not ready in time.`)
    }
    await wait(10)
  }
  const pid = child.pid ?? 0
  return {
    address,
    pid,
    readyAfter: performance.now() - begun,
    ended,
    cpuSeconds: () => cpuSeconds(pid),
    residentMegabytes: () => residentMegabytes(pid),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    ask: (question) =>
      new Promise((resolve, reject) => {
        child.once('message', resolve)
        child.send(question, (error) => error && reject(error))
      }),
  }
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
  return fetch(address).then(
    async (response) => {
      await response.arrayBuffer()
      return response.status === 200
    },
    () => false,
  )
}

/** Linux counts the time that each thread ran, in nanoseconds. */
function cpuSeconds(pid: number): number {
  const tasks = `/proc/${pid}/task`
  if (!existsSync(tasks)) return Number.NaN
  const times = readdirSync(tasks).map((task) =>
    Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]),
  )
  return times.reduce((sum, time) => sum + time, 0) / 1e9
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
