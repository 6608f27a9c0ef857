/** Runs one of our programs as a process of its own, as a person would, and tells how it went. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const running = new Set<ChildProcess>()

export interface ChildProgram {
  readonly pid: number
  /** Resolves with all of standard output as soon as it holds this text; rejects when the program ends before. */
  said(text: string): Promise<string>
  /** Closes standard input. */
  endInput(): void
  kill(signal: NodeJS.Signals): void
  /** Exit code (null after a signal) and both streams, when it has ended. */
  readonly ended: Promise<{ code: number | null; stdout: string; stderr: string }>
}

/** @param file from the project's root, as `server/main.ts`. The environment is PATH and what is given, nothing else. */
export function startProgram(file: string, args: readonly string[], env: Record<string, string> = {}): ChildProgram {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  running.add(child)
  let stdout = ''
  let stderr = ''
  const waiting = new Set<() => void>()
  child.stdout.on('data', (chunk) => {
    stdout += chunk
    for (const look of waiting) look()
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.once('close', (code) => {
      running.delete(child)
      resolve({ code, stdout, stderr })
    })
  })
  return {
    pid: child.pid ?? 0,
    ended,
    endInput: () => child.stdin.end(),
    kill: (signal) => child.kill(signal),
    said: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!stdout.includes(text)) return
          waiting.delete(look)
          resolve(stdout)
        }
        waiting.add(look)
        look()
        ended.then(({ code }) =>
          reject(new Error(`${file} ended with ${code} before it said "${text}": ${stdout}${stderr}`)),
        )
      }),
  }
}

/** For `afterAll`: nothing that a failed test started stays behind. */
export async function endPrograms(): Promise<void> {
  await Promise.all([...running].map((child) => new Promise((resolve) => child.once('close', resolve).kill('SIGKILL'))))
}
