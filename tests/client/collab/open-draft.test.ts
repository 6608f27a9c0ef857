import { expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { KeptDrafts } from '../../../client/collab/kept-drafts.ts'
import { unrecordedCount } from '../../../client/collab/kept-drafts.ts'
import { OpenDraft, type Viewer } from '../../../client/collab/open-draft.ts'
import type { CollabProvider } from '../../../client/collab/provider.ts'

/** As much of a provider as a kept draft sees; `record` is the server's acknowledgement. */
function connection() {
  const awareness = new Awareness(new Y.Doc())
  let needs: Viewer | null = null
  const line = { count: 0, isDestroyed: false, openCount: 0 }
  const provider = {
    awareness,
    get state() {
      return line.count > 0 ? { kind: 'recording', count: line.count } : { kind: 'recorded' }
    },
    destroy() {
      line.isDestroyed = true
      awareness.destroy()
    },
  } as unknown as CollabProvider
  return {
    line,
    provider,
    connect: (given: Viewer) => {
      line.openCount += 1
      needs = given
      return provider
    },
    record() {
      line.count = 0
      needs?.onState()
    },
  }
}

const viewer: Viewer = { onState: () => {}, onChanged: () => {} }

it('[C75] a draft that is left with everything recorded is let go at once', () => {
  const kept: KeptDrafts = new Map()
  const { connect, line } = connection()
  OpenDraft.open('d', kept, viewer, connect).leave()
  expect(line.isDestroyed).toBe(true)
  expect(kept.size).toBe(0)
})

it('[C75] unrecorded edits outlive the page, without presence, until they are recorded', () => {
  const kept: KeptDrafts = new Map()
  const { connect, line, provider, record } = connection()
  const draft = OpenDraft.open('d', kept, viewer, connect)
  line.count = 3
  draft.leave()
  expect(line.isDestroyed).toBe(false)
  expect(unrecordedCount(kept)).toBe(3)
  expect(provider.awareness.getLocalState()).toBeNull()
  record()
  expect(line.isDestroyed).toBe(true)
  expect(kept.size).toBe(0)
})

it('[C75] a page that returns finds the draft as it was', () => {
  const kept: KeptDrafts = new Map()
  const { connect, line, provider, record } = connection()
  const draft = OpenDraft.open('d', kept, viewer, connect)
  line.count = 1
  draft.leave()
  expect(OpenDraft.open('d', kept, viewer, connect)).toBe(draft)
  expect(line.openCount).toBe(1)
  expect(provider.awareness.getLocalState()).toEqual({})
  record()
  expect(line.isDestroyed).toBe(false)
  draft.end()
})
