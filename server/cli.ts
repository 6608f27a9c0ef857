/**
 * The command line: on the same database as the server, also while the server runs. Exit code 0: done. 1: refused or failed, with
 * one line on standard error. 2: the command was used wrongly. Each command's module is loaded when it is asked for, so that
 * reading a file does not wait for a database.
 */
import process from 'node:process'
import { parseArgs } from 'node:util'
import { DomainError } from '#domain/errors.ts'
import { importCommand } from './decisions/import-command.ts'

const output = {
  out: (text: string) => void process.stdout.write(text),
  error: (text: string) => void process.stderr.write(text),
}

interface Command {
  readonly usage: string
  readonly says: string
  /** @returns the exit code */
  run(args: readonly string[]): Promise<number>
}

/** What was typed does not fit the command; answered with its usage and exit code 2. */
class WrongUse extends Error {}

const COMMANDS: Readonly<Record<string, Command>> = {
  help: {
    usage: 'help',
    says: 'shows this list',
    run: async () => {
      output.out(help())
      return 0
    },
  },
  import: {
    usage: 'import FILE [--json] [--save [--as EMAIL]]',
    says: 'reads an official document (.txt, .docx, .pdf, .html); with --save it waits in the screen to be confirmed',
    run: (args) => (args.includes('--save') ? saveImport(args) : importCommand(args, output)),
  },
  token: {
    usage: 'token EMAIL [--days N]',
    says: 'prints a bearer token for an account, for 90 days unless N says otherwise',
    async run(args) {
      const { positionals, values } = read(args, { days: { type: 'string', default: '90' } })
      const [email] = exactly(positionals, 1)
      const { issueToken } = await import('./people/issue-token.ts')
      const { secret } = await withProgram((deps) => issueToken(deps, email ?? '', Number(values.days)))
      output.out(`${secret}\n`)
      return 0
    },
  },
  account: {
    usage: 'account EMAIL --name NAME --role ROLE',
    says: 'creates an account (Secretariat, delegate, or a role in the only group) and prints its sign-in link',
    async run(args) {
      const { positionals, values } = read(args, { name: { type: 'string' }, role: { type: 'string' } })
      const [email = ''] = exactly(positionals, 1)
      const { name, role } = values
      if (typeof name !== 'string' || typeof role !== 'string') throw new WrongUse()
      const { openAccount } = await import('./groups/open-account.ts')
      const { link } = await withProgram((deps) => openAccount(deps, { email, name, role }))
      output.out(`${link}\n`)
      return 0
    },
  },
  export: {
    usage: 'export draft|report ID --format docx|pdf|html -o FILE',
    says: 'writes a draft or a report to a file',
    run: exportToFile,
  },
  backup: {
    usage: 'backup FILE',
    says: 'writes everything to one file, also while the server runs',
    run: (args) => keepBackup('backup', args),
  },
  restore: {
    usage: 'restore FILE',
    says: 'puts a backup into an empty database: another DATA_DIR or DATABASE_URL',
    run: (args) => keepBackup('restore', args),
  },
  verify: {
    usage: 'verify FILE',
    says: 'reads a backup from beginning to end and says whether it is whole',
    run: (args) => keepBackup('verify', args),
  },
  migrate: {
    usage: 'migrate',
    says: 'brings the tables of the database to this version; the server does so by itself when it starts',
    async run(args) {
      exactly(read(args, {}).positionals, 0)
      await withProgram(async () => {})
      output.out('The tables are those of this version.\n')
      return 0
    },
  },
}

function help(): string {
  const commands = Object.values(COMMANDS)
  const width = Math.max(...commands.map(({ usage }) => usage.length))
  const lines = commands.map(({ usage, says }) => `  ${usage.padEnd(width)}   ${says}`)
  return ['npm run -s cli -- COMMAND', '', ...lines, ''].join('\n')
}

type Options = Parameters<typeof parseArgs>[0] extends infer Config
  ? NonNullable<Config extends { options?: infer O } ? O : never>
  : never

function read(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch {
    throw new WrongUse()
  }
}

function exactly(positionals: readonly string[], count: number): readonly string[] {
  if (positionals.length !== count) throw new WrongUse()
  return positionals
}

async function withProgram<T>(act: (deps: import('./deps.ts').Deps) => Promise<T>): Promise<T> {
  const { openProgram } = await import('./open-program.ts')
  const { deps, close } = await openProgram(process.env)
  try {
    return await act(deps)
  } finally {
    await close()
  }
}

async function saveImport(args: readonly string[]): Promise<number> {
  const { positionals, values } = read(args, {
    save: { type: 'boolean' },
    json: { type: 'boolean' },
    as: { type: 'string' },
  })
  const [file = ''] = exactly(positionals, 1)
  const { saveCommand } = await import('./decisions/save-command.ts')
  const as = typeof values.as === 'string' ? values.as : null
  output.out(await withProgram((deps) => saveCommand(deps, file, { as, isJson: values.json === true })))
  return 0
}

async function keepBackup(act: 'backup' | 'restore' | 'verify', args: readonly string[]): Promise<number> {
  const [file = ''] = exactly(read(args, {}).positionals, 1)
  const { backupCommand } = await import('./backup-command.ts')
  output.out(await backupCommand(act, file, process.env))
  return 0
}

async function exportToFile(args: readonly string[]): Promise<number> {
  const { positionals, values } = read(args, {
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
  })
  const [kind = '', id = ''] = exactly(positionals, 2)
  const { format, output: file } = values
  if ((kind !== 'draft' && kind !== 'report') || typeof format !== 'string' || typeof file !== 'string') {
    throw new WrongUse()
  }
  const { exportCommand } = await import('./reports/export-command.ts')
  await withProgram((deps) => exportCommand(deps, { kind, id, format, file }))
  return 0
}

const [name = 'help', ...args] = process.argv.slice(2)
const command = COMMANDS[name]
try {
  if (!command) throw new WrongUse()
  process.exitCode = await command.run(args)
} catch (error) {
  if (error instanceof WrongUse) {
    output.error(command ? `Usage: npm run -s cli -- ${command.usage}\n` : `"${name}" is no command.\n\n${help()}`)
    process.exitCode = 2
  } else {
    // A fault that nobody foresaw is a mistake of ours: whoever reports it needs all of it.
    const isSaid = error instanceof DomainError
    output.error(`${isSaid ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 1
  }
}
