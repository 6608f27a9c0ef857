/** The drafts of a real window: its sockets, its database, its locks. Where one of the two last is missing, nothing is kept. */
import { v7 } from 'uuid'
import { CLOSE, type Close } from '#domain/collab/close.ts'
import { DeviceJournal, type JournalNeeds } from './device-journal.ts'
import { indexedDbStore } from './indexed-db-store.ts'
import { KeptDrafts } from './kept-drafts.ts'
import { browserSurroundings } from './link.ts'
import { CollabProvider } from './provider.ts'
import { browserTabs } from './tabs.ts'

/** In ms. A network that swallows everything must not keep the next attempt waiting. */
const LONGEST_ANSWER = 5_000

export function browserDrafts(): KeptDrafts {
  const journal = new DeviceJournal({ device: device(), surroundings: browserSurroundings, newId: () => v7() })
  const origin = location.origin.replace(/^http/, 'ws')
  const drafts = new KeptDrafts(
    journal,
    (draftId, needs) =>
      new CollabProvider({
        ...needs,
        address: `${origin}/sync/${draftId}`,
        surroundings: browserSurroundings,
        askWhy: () => askWhy(draftId),
      }),
  )
  const wake = () => drafts.wake()
  window.addEventListener('online', wake)
  window.addEventListener('offline', wake)
  window.addEventListener('pageshow', wake)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wake()
  })
  return drafts
}

/** The database is of no use without the locks: nothing else says which window is alive, also after it has crashed. */
function device(): JournalNeeds['device'] {
  try {
    // In an insecure context there are no locks, and where storage is forbidden asking for it throws.
    if (!window.indexedDB || !navigator.locks) return null
    return { store: indexedDbStore(window.indexedDB), tabs: browserTabs(navigator.locks, v7()) }
  } catch {
    return null
  }
}

/** Asks over HTTP what a refused socket does not say. */
async function askWhy(draftId: string): Promise<Close | null> {
  try {
    const signal = AbortSignal.timeout(LONGEST_ANSWER)
    const { status } = await fetch(`/api/drafts/${draftId}`, { credentials: 'same-origin', signal })
    if (status === 401) return CLOSE.signedOut
    return status === 403 || status === 404 ? CLOSE.notAllowed : null
  } catch {
    return null
  }
}
