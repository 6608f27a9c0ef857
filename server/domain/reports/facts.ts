/**
 * Everything that a report tells, as plain values that were read in one transaction: `compile` sees nothing else, so the
 * same facts give the same report. Names are as printed; decisions come in the order in which they are quoted.
 */
import type { CalendarDate } from '../clock.ts'
import type { Block } from '../drafts/content.ts'

export interface MeetingFacts {
  /** `SC69` */
  readonly code: string
  /** `Standing Committee` */
  readonly body: string
  readonly ordinal: number
  /** `Geneva (Switzerland)`; '' for a meeting that is known by its code alone. */
  readonly place: string
  readonly startsOn: CalendarDate
  readonly endsOn: CalendarDate
}

export interface MemberFacts {
  readonly name: string
  readonly role: 'Chair' | 'Vice-Chair' | 'member' | 'observer'
  readonly isParty: boolean
}

export interface GroupFacts {
  readonly name: string
  /** The provision that set it up, in words; null when the registry does not say. */
  readonly setUpBy: string | null
  /** In the order of the list of participants; each delegation once. */
  readonly members: readonly MemberFacts[]
}

export interface ProvisionFacts {
  readonly path: string
  readonly kind: 'chapeau' | 'item' | 'tail'
  /** 0 for the text's own level, 1 for a), 2 for i). */
  readonly depth: number
  readonly text: string
}

export interface DecisionFacts {
  /** Address in the registry: its number, or its handle while it is a draft. */
  readonly ref: string
  /** `15.57`, or `17.XX` for a draft */
  readonly label: string
  readonly isDraft: boolean
  /** The meeting that adopted the text quoted here; null for a draft or when the registry does not say. */
  readonly adoptedAt: MeetingFacts | null
  readonly proposedBy: string | null
  /** `Parties` or `Standing Committee, in consultation with the Animals Committee` */
  readonly directedTo: string
  readonly provisions: readonly ProvisionFacts[]
}

export interface EntryFacts {
  readonly on: CalendarDate
  readonly delegation: string
  readonly text: string
  /** Titles of what shows it. */
  readonly evidence: readonly string[]
}

export interface MandateFacts {
  /** `ref` of its decision. */
  readonly decision: string
  /** `paragraph c)`; '' when the whole text is meant. */
  readonly cited: string
  readonly addressee: string
  readonly status: string
  readonly isOverdue: boolean
  readonly needsFunding: boolean
  readonly dueOn: CalendarDate | null
  /** Entries since the previous meeting, oldest first. */
  readonly entries: readonly EntryFacts[]
}

export interface CallFacts {
  /** `Notification to the Parties No. 2017/045`, or `the call “…”`. */
  readonly name: string
  readonly sentOn: CalendarDate
  readonly dueOn: CalendarDate
  readonly askedCount: number
  readonly answeredCount: number
}

export interface SubmissionFacts {
  readonly from: string
  readonly title: string
  readonly category: string
  readonly receivedOn: CalendarDate
}

export interface AnnexFacts {
  readonly title: string
  readonly blocks: readonly Block[]
}

export interface ReportFacts {
  readonly meeting: MeetingFacts
  /** The meeting of the same body before this one; progress is told since its last day. */
  readonly previousMeeting: MeetingFacts | null
  /** `Secretariat`, `Kenya`, or the name of the group. */
  readonly author: string
  readonly group: GroupFacts
  readonly decisions: readonly DecisionFacts[]
  readonly mandates: readonly MandateFacts[]
  readonly calls: readonly CallFacts[]
  /** Those that were released to the public: a meeting document is public. */
  readonly submissions: readonly SubmissionFacts[]
  /** How many more came that only the group or the Parties may read. */
  readonly restrictedCount: number
  readonly annex: AnnexFacts | null
}
