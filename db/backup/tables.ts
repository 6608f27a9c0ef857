/** What a backup must know of a database: its tables, in order, and how new they are. */
import type { OpenedDatabase } from '../database.ts'

/** A transaction of postgres.js. */
export type Transaction = Parameters<Parameters<OpenedDatabase['sql']['begin']>[1]>[0]

/** Our tables, each after those that it refers to. */
export async function tablesInOrder(sql: Transaction): Promise<readonly string[]> {
  const rows = await sql<{ name: string; needs: string[] }[]>`
    select c.relname as name, coalesce(array_agg(distinct f.relname) filter (where f.relname is not null), '{}') as needs
    from pg_class c
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid
    left join pg_class f on f.oid = k.confrelid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    group by c.relname order by c.relname`
  const needs = new Map(rows.map((row) => [row.name, row.needs]))
  const order: string[] = []
  const place = (name: string): void => {
    if (order.includes(name)) return
    for (const other of needs.get(name) ?? []) place(other)
    order.push(name)
  }
  for (const name of needs.keys()) place(name)
  return order
}

/** When the newest migration that was applied was written, as in the journal. */
export async function newestMigration(sql: Transaction): Promise<number> {
  const [row] = await sql`select max(created_at)::text as newest from drizzle.__drizzle_migrations`
  return Number(row?.newest ?? 0)
}
