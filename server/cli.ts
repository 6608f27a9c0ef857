/** The command line. */
import { importCommand } from './decisions/import-command.ts'

const [command, ...args] = process.argv.slice(2)
if (command === 'import') process.stdout.write(`${await importCommand(args)}\n`)
else {
  process.stderr.write('Usage: import FILE --json\n')
  process.exitCode = 2
}
