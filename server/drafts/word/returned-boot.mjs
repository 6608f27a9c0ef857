/** A thread does not inherit the loader that runs TypeScript, and Node 20 takes no .ts file as its entry: so this one. */
import { register } from 'tsx/esm/api'

register()
await import('./returned-worker.ts')
