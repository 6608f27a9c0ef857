/** Two questions about other processes of this machine. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { platform } from 'node:os'
import process from 'node:process'
import { promisify } from 'node:util'

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The name of the program that runs under this number, '' when none does. */
export async function programOf(pid: number): Promise<string> {
  if (platform() === 'linux') return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim()
  const listed = await promisify(execFile)('ps', ['-o', 'comm=', '-p', String(pid)]).catch(() => null)
  return listed?.stdout.trim().split('/').at(-1) ?? ''
}
