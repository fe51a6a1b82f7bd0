import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { ROUTES } from '../api/routes/index.ts'
import { createDatabase } from '../db/database.ts'
import { createTestDatabase } from './database.ts'

const ROOT = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const map = read('docs/map.md')
const quoted = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, word]) => word ?? '')
const sectionOf = (title: string) => map.split(/^## /m).find((section) => section.startsWith(title)) ?? ''
/** Words in backquotes in the first column of a section's tables. */
const keysOf = (title: string) =>
  sectionOf(title)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => quoted(line.split(' | ')[0] ?? ''))

test('every endpoint has its line, and no other', () => {
  const routes = ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
  expect(keysOf('Endpoints').toSorted()).toEqual(routes.toSorted())
})

test('every table has its line, and no other', async () => {
  await using database = await createTestDatabase()
  const db = createDatabase(database.url)
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name not like 'kysely%'`.execute(db)
  await db.destroy()
  expect(keysOf('Tables').toSorted()).toEqual(rows.map(({ name }) => name).toSorted())
})

test('every setting has its line, and no other', () => {
  const settings = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name ?? '')
  expect(keysOf('Settings').toSorted()).toEqual(settings.toSorted())
})

test('every command has its line, and no other', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const commands = Object.entries(scripts)
    .filter(([, script]) => script.includes(' local/'))
    .map(([name]) => (['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`))
  expect(keysOf('Commands').toSorted()).toEqual(commands.toSorted())
})

test('every file that it names is there', () => {
  const files = quoted(map).filter((word) => /^[\w./-]+\/[\w.-]*$/.test(word) && !word.startsWith('/'))
  expect(files.length).toBeGreaterThan(50)
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
})
