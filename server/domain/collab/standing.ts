/** How a draft stands towards those who want to write in it: all that co-editing knows of a draft beside its id. */
import type { DraftRights } from '../access.ts'
import type { GroupId } from '../ids.ts'

export interface DraftStanding {
  readonly groupId: GroupId
  readonly draftRights: DraftRights
  /** Whether it takes edits: a frozen draft is read only, for everyone. */
  readonly isOpen: boolean
}
