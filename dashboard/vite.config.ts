import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Too large for a page: what of `interview/` needs them is not for one. */
const TOO_LARGE = ['zod']

const refuseTooLarge: Plugin = {
  name: 'refuse-too-large',
  enforce: 'pre',
  resolveId(source, importer) {
    if (TOO_LARGE.includes(source)) this.error(`${importer} imports ${source}, which is too large for a page`)
  },
}

/** What is served beside the API: `npm exec vite -- dashboard` shows `/room/` and `/states/` as they are edited. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), refuseTooLarge],
})
