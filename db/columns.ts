import type { ColumnType } from 'kysely'

/** Never updated after its row was made. */
export type Fixed<T> = ColumnType<T, T, never>
/** Filled in by Postgres: `uuidv7()` for ids, `now()` for times. */
export type FixedByDatabase<T> = ColumnType<T, T | undefined, never>
/**
 * Written as JSON text, read as the parsed value. The columns are `json`, not `jsonb`: the text
 * stays as it was written, and what people type may hold U+0000, which `jsonb` cannot.
 */
export type Json<T> = ColumnType<T, string, string>
