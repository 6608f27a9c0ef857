/** The reviewed SQL and the tables that the stores are written against say the same. */
import { readdirSync } from 'node:fs'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrateDatabase } from '../../db/migrate.ts'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/postgres.ts'

const folder = new URL('../../db/tables/', import.meta.url)
const modules = await Promise.all(
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => import(new URL(name, folder).href) as Promise<Record<string, unknown>>),
)
const tables = [...new Set(modules.flatMap((module) => Object.values(module)))].filter((value) => is(value, PgTable))

describe('tables and migrations', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.drop())

  it('[ST14] every table of the program is in the database, and no other', async () => {
    const rows =
      await database.sql`select table_name from information_schema.tables where table_schema = 'public' order by 1`
    expect(tables.map((table) => getTableConfig(table).name).sort()).toEqual(rows.map((row) => row.table_name))
  })

  it.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
    '[ST14] %s: columns, types, nulls and defaults are the same in both',
    async (name, table) => {
      const rows = await database.sql`
        select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as not_null,
               (a.atthasdef or a.attidentity <> '') as has_default
        from pg_attribute a where a.attrelid = ${name}::regclass and a.attnum > 0 and not a.attisdropped`
      const inDatabase = rows.map((row) => [
        row.name,
        { type: row.type, notNull: row.not_null, hasDefault: row.has_default },
      ])
      const inTables = getTableConfig(table).columns.map((column) => [
        column.name,
        { type: fullName(column.getSQLType()), notNull: column.notNull, hasDefault: hasDatabaseDefault(column) },
      ])
      expect(Object.fromEntries(inTables)).toEqual(Object.fromEntries(inDatabase))
    },
  )

  it.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
    '[ST14] %s: keys are the same in both',
    async (name, table) => {
      const keys = await database.sql`
        select i.indisprimary as is_primary,
               array(select pg_get_indexdef(i.indexrelid, k, true) from generate_series(1, i.indnkeyatts) k) as columns
        from pg_index i
        where i.indrelid = ${name}::regclass and i.indisunique and i.indpred is null and i.indexprs is null`
      const inDatabase = keys.map(
        (key) => `${key.is_primary ? 'primary' : 'unique'} ${key.columns.join(', ').replaceAll('"', '')}`,
      )
      expect(keysOf(table).sort()).toEqual(inDatabase.sort())

      const references = await database.sql`
        select array(select attname from unnest(c.conkey) with ordinality k(n, o) join pg_attribute on attrelid = c.conrelid and attnum = n order by o) as columns,
               c.confrelid::regclass::text as target
        from pg_constraint c where c.conrelid = ${name}::regclass and c.contype = 'f'`
      const inTables = getTableConfig(table).foreignKeys.map((key) => {
        const { columns, foreignTable } = key.reference()
        return `${columns.map((column) => column.name).join(', ')} -> ${getTableConfig(foreignTable).name}`
      })
      expect(inTables.sort()).toEqual(references.map((key) => `${key.columns.join(', ')} -> ${key.target}`).sort())
    },
  )
})

type Table = (typeof tables)[number]
type Column = ReturnType<typeof getTableConfig>['columns'][number]

/** As PostgreSQL writes a type that drizzle abbreviates. */
function fullName(type: string): string {
  const names: Record<string, string> = {
    serial: 'integer',
    bigserial: 'bigint',
    timestamptz: 'timestamp with time zone',
  }
  return names[type] ?? type.replace(/^varchar/, 'character varying').replace(/^char\b/, 'character')
}

function hasDatabaseDefault(column: Column): boolean {
  return (
    (column.hasDefault && column.defaultFn === undefined) ||
    column.generatedIdentity !== undefined ||
    column.generated !== undefined
  )
}

/** Partial keys and keys over expressions are said in SQL alone: no query of ours is written against them. */
const isPlain = (column: unknown) => typeof (column as { name?: unknown }).name === 'string'

function keysOf(table: Table): string[] {
  const { columns, primaryKeys, uniqueConstraints, indexes } = getTableConfig(table)
  const names = (list: readonly unknown[]) => list.map((each) => (each as { name: string }).name).join(', ')
  return [
    ...columns.filter((column) => column.primary).map((column) => `primary ${column.name}`),
    ...columns.filter((column) => column.isUnique).map((column) => `unique ${column.name}`),
    ...primaryKeys.map((key) => `primary ${names(key.columns)}`),
    ...uniqueConstraints.map((key) => `unique ${names(key.columns)}`),
    ...indexes
      .filter((index) => index.config.unique && !index.config.where && index.config.columns.every(isPlain))
      .map((index) => `unique ${names(index.config.columns)}`),
  ]
}

describe('migrating', () => {
  it('[ST12] programs that start at once apply each migration once, and a later start applies none', async () => {
    const database = await createEmptyDatabase()
    const counts = await Promise.all([1, 2, 3].map(() => migrateDatabase(database.url)))
    expect(counts.filter((count) => count > 0)).toHaveLength(1)
    expect(await migrateDatabase(database.url)).toBe(0)
    await database.drop()
  })

  it('[ST13] a database newer than the program is refused and left as it is', async () => {
    const database = await createTestDatabase()
    await database.sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9000000000000)`
    await expect(migrateDatabase(database.url)).rejects.toThrow('newer than this program')
    await database.drop()
  })
})
