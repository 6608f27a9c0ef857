/**
 * Something between people and several servers: nginx, set up as docs/operations.md says, or a few lines that only pass bytes
 * to whoever takes them.
 */
import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export interface Balancer {
  end(): Promise<void>
}

const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find((file) => existsSync(file))

export const hasNginx = NGINX !== undefined

/** Takes connections to the servers in turn, and to the next one when one does not answer. */
export async function passBytes(port: number, servers: readonly number[]): Promise<Balancer> {
  const open = new Set<Socket>()
  let turn = 0
  const pass = (client: Socket, tries: number): void => {
    const server = connect(servers[turn++ % servers.length] ?? 0, '127.0.0.1')
    open.add(server)
    let isConnected = false
    server.on('connect', () => {
      isConnected = true
      client.pipe(server).pipe(client)
    })
    server.on('error', () => (isConnected || tries === 0 ? client.destroy() : pass(client, tries - 1)))
    server.on('close', () => {
      open.delete(server)
      if (isConnected) client.destroy()
    })
    client.on('close', () => server.destroy())
  }
  const listener = createServer((client) => {
    open.add(client)
    client.on('error', () => client.destroy())
    client.on('close', () => open.delete(client))
    pass(client, servers.length)
  })
  await new Promise<void>((resolve) => listener.listen(port, '127.0.0.1', resolve))
  return {
    async end() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => listener.close(resolve))
    },
  }
}

/** nginx with the configuration of the documentation: only ports, the name and the place of the certificate are changed. */
export async function startNginx(port: number, servers: readonly number[]): Promise<Balancer> {
  const folder = mkdtempSync(join(tmpdir(), 'balancer-'))
  const certificate = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const files = ['-keyout', join(folder, 'key'), '-out', join(folder, 'crt'), '-subj', '/CN=localhost']
  await promisify(execFile)('openssl', ['req', ...certificate, ...files])
  const ports = new Map([
    ['listen 443', `listen 127.0.0.1:${port}`],
    ['127.0.0.1:8081', `127.0.0.1:${servers[0]}`],
    ['127.0.0.1:8082', `127.0.0.1:${servers[1]}`],
    ['/etc/ssl/drafts.example.org.crt', join(folder, 'crt')],
    ['/etc/ssl/drafts.example.org.key', join(folder, 'key')],
  ])
  let shown = configurationShown()
  for (const [from, to] of ports) {
    if (!shown.includes(from)) throw new Error(`The configuration in docs/operations.md has no "${from}"`)
    shown = shown.replace(from, to)
  }
  const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((of) => `${of}_temp_path ${folder}/${of};`)
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 2; pid ${folder}/pid; error_log ${folder}/error.log;
     ${process.getuid?.() === 0 ? 'user root;' : ''} events {}
     http { access_log off; ${scratch.join(' ')} ${shown} }`,
  )
  const nginx = spawn(NGINX ?? 'nginx', [
    '-p',
    folder,
    '-c',
    join(folder, 'nginx.conf'),
    '-e',
    join(folder, 'error.log'),
  ])
  let said = ''
  nginx.stderr.on('data', (chunk) => {
    said += chunk
  })
  const ended = new Promise<void>((resolve) => nginx.once('close', () => resolve()))
  const listens = async (): Promise<void> => {
    for (;;) {
      const isOpen = await new Promise<boolean>((resolve) => {
        const probe = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
        probe.on('connect', () => probe.destroy())
      })
      if (isOpen) return
      if (nginx.exitCode !== null) throw new Error(`nginx ended: ${said}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  await listens()
  return {
    async end() {
      nginx.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The block of docs/operations.md. */
function configurationShown(): string {
  const text = readFileSync(fileURLToPath(new URL('../../docs/operations.md', import.meta.url)), 'utf8')
  const block = /```nginx\n([\s\S]*?)```/.exec(text)?.[1]
  if (!block) throw new Error('docs/operations.md shows no configuration of nginx')
  return block
}
