/** `node dashboard/build/main.ts FOLDER`: builds the pages, for PAGES_DIR. */
import { resolve } from 'node:path'
import { buildPages } from './build.ts'

// Vite and React believe it before anything else.
process.env.NODE_ENV = 'production'

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('usage: node dashboard/build/main.ts FOLDER')
// Vite takes a relative one from its own root.
await buildPages(resolve(folder))
