import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build, mergeConfig } from 'vite'
import config from '../vite.config.ts'
import { compressAll } from './compress.ts'

/** Each is a page with scripts of its own; `dashboard/NAME/index.html` is where it begins. */
const PAGES = ['room', 'staff', 'states'] as const
type Page = (typeof PAGES)[number]
/** It is served at every address below its own; what it loads is at the root. */
const ANYWHERE: Page = 'staff'
/** Folder of what pages load, beside them, as their addresses have it. */
const LOADED = 'pages'
/** Phones of five years ago. */
const TARGET = ['es2022', 'chrome100', 'firefox100', 'safari15.4']

/** Written into the folder: `NAME.html` for each page, and in `pages/` what they load, with their hash in the name. */
export async function buildPages(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const page of PAGES) await buildPage(page, folder)
  await compressAll(folder)
}

async function buildPage(page: Page, folder: string): Promise<void> {
  await build(
    mergeConfig(config, {
      configFile: false,
      mode: 'production',
      logLevel: 'warn',
      build: {
        outDir: folder,
        emptyOutDir: false,
        target: TARGET,
        // The content security policy lets neither fonts nor scripts stand in an address.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        // livekit-client is what it is.
        chunkSizeWarningLimit: 1_000,
        rolldownOptions: {
          // How long which part of the build took is nobody's concern.
          checks: { pluginTimings: false },
          input: { [page]: join(config.root, page, 'index.html') },
          output: {
            entryFileNames: `${LOADED}/[name]-[hash].js`,
            chunkFileNames: `${LOADED}/[name]-[hash].js`,
            assetFileNames: `${LOADED}/[name]-[hash][extname]`,
          },
        },
      },
      // Any other page may be served below any path: it finds what it loads from where it is.
      experimental: {
        renderBuiltUrl: (file: string, { hostType }: { hostType: string }) =>
          hostType === 'html' ? `${page === ANYWHERE ? '/' : ''}${file}` : { relative: true },
      },
    }),
  )
  await rename(join(folder, page, 'index.html'), join(folder, `${page}.html`))
  await rm(join(folder, page), { recursive: true })
}
