/** A group of people and their drafts in a new database, made by the program's own acts while no server runs. */
import { documentOf, paragraph } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import type { DraftId, GroupId } from '#domain/ids.ts'
import type { Deps } from '../../../server/deps.ts'
import { placeDraft } from '../../../server/drafts/create-draft.ts'
import { openAccount } from '../../../server/groups/open-account.ts'
import { openProgram } from '../../../server/open-program.ts'
import { issueToken } from '../../../server/people/issue-token.ts'

export interface Prepared {
  readonly dataDir: string
  readonly draftIds: readonly DraftId[]
  /** One for each person. */
  readonly tokens: readonly string[]
}

const WORDS = 'URGES Parties to record what is offered for sale and to tell the Secretariat what they found '

/** @param characters of text in each draft, about */
export async function prepare(
  dataDir: string,
  count: { readonly people: number; readonly drafts: number; readonly characters: number },
): Promise<Prepared> {
  const { deps, close } = await openProgram({ DATA_DIR: dataDir })
  try {
    const groupId = await addGroup(deps)
    const tokens: string[] = []
    for (let person = 0; person < count.people; person += 1) {
      const email = `person${person}@example.org`
      await openAccount(deps, { email, name: `Person ${person}`, role: 'member' })
      tokens.push((await issueToken(deps, email, 1)).secret)
    }
    const author = await deps.stores.people.accountByEmail('person0@example.org')
    if (!author) throw new Error('The author has no account.')
    const blocks = Array.from({ length: Math.ceil(count.characters / (WORDS.length * 3)) }, () =>
      paragraph('operative', WORDS.repeat(3)),
    )
    const draftIds: DraftId[] = []
    for (let number = 0; number < count.drafts; number += 1) {
      const id = deps.newId() as DraftId
      const title = `Draft ${number} under measurement`
      const none = { meetingId: null, label: null, decisionId: null }
      const made = { rights: DEFAULT_RIGHTS, events: [], createdBy: author.id, createdAt: deps.clock() }
      const draft = { id, title, kind: 'resolution', groupId, ...none, ...made } as const
      await placeDraft(deps.stores, deps.newId, draft, documentOf(blocks))
      draftIds.push(id)
    }
    return { dataDir, draftIds, tokens }
  } finally {
    await close()
  }
}

async function addGroup({ stores, newId }: Deps): Promise<GroupId> {
  const id = newId() as GroupId
  await stores.groups.addGroup({
    id,
    name: 'Working group under measurement',
    shortName: 'Measured group',
    setUpBy: 'Decision 17.95',
    setUpByRef: null,
    termsOfReference: { mandate: 'Report.', membership: 'Open.', modusOperandi: 'By mail.', capacities: [] },
    expiresWith: 'CoP18',
  })
  return id
}
