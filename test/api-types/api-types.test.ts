import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { apiTypes, TYPES_FILE } from './api-types.ts'

test('the types by which pages know the API are made of it as it is', async () => {
  expect(readFileSync(TYPES_FILE, 'utf8'), 'node test/api-types/write.ts writes them anew').toBe(await apiTypes())
})
