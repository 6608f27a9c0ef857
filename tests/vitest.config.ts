import { defineConfig } from 'vitest/config'

// Projects are ordered from cheapest to dearest. The browser project waits for nothing but its own conditions.
const project = (name: string, include: string[], extra: Record<string, unknown> = {}) => ({
  test: { name, root: '.', include, ...extra },
})

const withPostgres = { globalSetup: ['tests/support/postgres-server.ts'] }

// `.ci/run` names a file for the figures of its closing line.
const results = process.env.TEST_RESULTS

export default defineConfig({
  test: {
    ...(results && { reporters: ['default', ['json', { outputFile: results }]] }),
    projects: [
      project('domain', ['tests/architecture.test.ts', 'tests/domain/**/*.test.ts', 'tests/client/**/*.test.ts']),
      project('server', ['tests/server/**/*.test.ts', 'tests/collab/**/*.test.ts'], {
        ...withPostgres,
        testTimeout: 30_000,
      }),
      project('db', ['tests/db/**/*.test.ts'], { ...withPostgres, testTimeout: 30_000, hookTimeout: 60_000 }),
      project('browser', ['tests/browser/**/*.test.ts'], {
        ...withPostgres,
        testTimeout: 180_000,
        hookTimeout: 180_000,
        fileParallelism: false,
        // Alone on the machine, and after the tests that build the pages: two builds at once would take files from each other.
        sequence: { groupOrder: 1 },
      }),
    ],
  },
})
