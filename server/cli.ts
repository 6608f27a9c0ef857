/** The command line. */
import { importCommand } from './decisions/import-command.ts'

const output = {
  out: (text: string) => void process.stdout.write(text),
  error: (text: string) => void process.stderr.write(text),
}
const [command, ...args] = process.argv.slice(2)
if (command === 'import') process.exitCode = await importCommand(args, output)
else {
  output.error('Usage: import FILE [--json]\n')
  process.exitCode = 2
}
