/**
 * Agreed language, to be found by words and phrases. Computed from the registry, as its listings are.
 * SQL: db/migrations/0019_precedents.sql.
 */
import { boolean, customType, index, pgTable, text } from 'drizzle-orm/pg-core'
import type { DecisionKind, DecisionState } from '#domain/decisions/decision.ts'
import type { Strength } from '#domain/decisions/strength.ts'
import type { DecisionId } from '#domain/ids.ts'
import { id } from '../columns.ts'
import { decisions } from './decisions.ts'

/** Written as words with their places, read by the search alone. */
const placedWords = customType<{ data: string }>({ dataType: () => 'tsvector' })

export const precedents = pgTable(
  'precedents',
  {
    rank: text('rank').primaryKey(),
    decisionId: id<DecisionId>('decision_id')
      .notNull()
      .references(() => decisions.id),
    address: text('address').notNull(),
    cite: text('cite').notNull(),
    kind: text('kind').$type<DecisionKind>().notNull(),
    state: text('state').$type<DecisionState>().notNull(),
    subject: text('subject').notNull(),
    adoptedAt: text('adopted_at').notNull(),
    isCurrent: boolean('is_current').notNull(),
    alsoIn: text('also_in').array().notNull(),
    bodies: text('bodies').array().notNull(),
    addressedTo: text('addressed_to').notNull(),
    strength: text('strength').$type<Strength>(),
    chapeau: text('chapeau').notNull(),
    text: text('text').notNull(),
    words: placedWords('words').notNull(),
  },
  (table) => [index('precedents_of_decision').on(table.decisionId)],
)
