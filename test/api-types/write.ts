/** `node test/api-types/write.ts`: writes the types by which pages know the API anew. */
import { writeFileSync } from 'node:fs'
import { apiTypes, TYPES_FILE } from './api-types.ts'

writeFileSync(TYPES_FILE, await apiTypes())
