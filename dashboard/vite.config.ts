import react from '@vitejs/plugin-react'
import type { Plugin, UserConfig } from 'vite'

/** Too large for a page: what of `interview/` needs them is not for one. */
const TOO_LARGE = ['zod']

const refuseTooLarge: Plugin = {
  name: 'refuse-too-large',
  enforce: 'pre',
  resolveId(source, importer) {
    if (TOO_LARGE.includes(source)) this.error(`${importer} imports ${source}, which is too large for a page`)
  },
}

/**
 * How pages are made, here and by `dashboard/build/`. `npx vite dashboard` shows `/room/` and `/states/` as they are
 * edited; what the page asks of the API goes to the one that runs on this machine.
 */
export default {
  root: import.meta.dirname,
  // Nothing from outside decides what a page is.
  envDir: false,
  css: { postcss: {} },
  plugins: [react(), refuseTooLarge],
  server: {
    proxy: { '^/(room/)?seat': { target: 'http://127.0.0.1:8000', rewrite: (path) => path.replace('/room', '') } },
  },
} satisfies UserConfig
