/** The column vocabulary: every table is built of these, so that an id, an instant and a document look the same everywhere. */
import { sql } from 'drizzle-orm'
import { customType, uuid } from 'drizzle-orm/pg-core'

/** An id of ours, read and written as its canonical text under the branded type. */
export const id = <T extends string>(name: string) => uuid(name).$type<T>()

/**
 * A point in time. Stored as `timestamptz`, seen by the program as ISO 8601 in UTC with milliseconds,
 * so that a value read back equals the value written.
 */
export const instant = customType<{ data: string; driverData: string | Date }>({
  dataType: () => 'timestamp with time zone',
  fromDriver: (value) => new Date(value).toISOString(),
  toDriver: (value) => value,
})

/** Raw bytes: an update of the sync protocol, a file. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => new Uint8Array(value),
  toDriver: (value) => value,
})

export const emptyList = sql`'[]'::jsonb`
