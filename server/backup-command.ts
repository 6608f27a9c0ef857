/** `backup`, `restore` and `verify` of the command line, in words for whoever keeps the files. */
import { type BackupSummary, verifyBackup } from '../db/backup/format.ts'
import { restoreBackup } from '../db/backup/restore-backup.ts'
import { writeBackup } from '../db/backup/write-backup.ts'
import { loadConfig } from './config.ts'
import { openStores } from './program.ts'

const DONE = { backup: 'Written', restore: 'Restored', verify: 'Whole' } as const

/**
 * @returns the line to be printed
 * @throws DomainError whose message is one sentence for the person at the keyboard
 */
export async function backupCommand(
  act: keyof typeof DONE,
  file: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const { madeAt, tableCount, rowCount } = await perform(act, file, env)
  return `${DONE[act]}: ${file}, made ${madeAt}, ${rowCount} rows in ${tableCount} tables.\n`
}

async function perform(
  act: keyof typeof DONE,
  file: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<BackupSummary> {
  if (act === 'verify') return verifyBackup(file)
  const opened = await openStores(loadConfig(env), 'visitor')
  try {
    if (act === 'restore') return await restoreBackup(opened, file)
    return await writeBackup(opened, file, new Date().toISOString())
  } finally {
    await opened.close()
  }
}
