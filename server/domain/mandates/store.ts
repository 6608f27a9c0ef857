/** What mandates ask of a database: both tables only ever grow. Contract: tests/contracts/mandate-store.ts. */
import type { DecisionId, MandateId } from '../ids.ts'
import type { Mandate } from './mandate.ts'
import type { ProgressEntry } from './progress.ts'

export interface MandateStore {
  /** @throws DomainError `conflict` when the same provision of the same revision is already asked of the same addressee. */
  add(mandates: readonly Mandate[]): Promise<void>
  find(id: MandateId): Promise<Mandate | null>
  /** All mandates, oldest confirmation first; there are hundreds, not millions: filters on status are folds. */
  list(): Promise<readonly Mandate[]>
  listByDecision(decisionId: DecisionId): Promise<readonly Mandate[]>
  /** @throws DomainError `conflict` when another entry was recorded since `afterCount` entries were seen. */
  append(entry: ProgressEntry, afterCount: number): Promise<void>
  /** In the order in which they were recorded. */
  entriesOf(id: MandateId): Promise<readonly ProgressEntry[]>
  entriesOfAll(ids: readonly MandateId[]): Promise<ReadonlyMap<MandateId, readonly ProgressEntry[]>>
}
