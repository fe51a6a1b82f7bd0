import react from '@vitejs/plugin-react'
import type { Plugin, UserConfig } from 'vite'

/** Too large for what a page loads at first; what needs them is loaded late. */
const TOO_LARGE = ['zod', 'any-ascii']
/** It draws all of everything, for whoever works on the pages. */
const STATES = 'states'

const refuseTooLarge: Plugin = {
  name: 'refuse-too-large',
  generateBundle(_options, bundle) {
    for (const [file, first] of Object.entries(bundle)) {
      if (first.type !== 'chunk' || !first.isEntry || first.name === STATES) continue
      const files = new Set([file])
      for (const name of files) {
        const chunk = bundle[name]
        if (chunk?.type !== 'chunk') continue
        const large = TOO_LARGE.find((each) => chunk.moduleIds.some((id) => id.includes(`/node_modules/${each}/`)))
        if (large) this.error(`${file} begins with ${large}, which is too large for a page`)
        for (const each of chunk.imports) files.add(each)
      }
    }
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
