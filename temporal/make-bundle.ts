import { dirname, join, resolve } from 'node:path'
import { type BundleOptions, bundleWorkflowCode } from '@temporalio/worker'
import { areUnchanged, type PathStates, stateOf } from './path-states.ts'

export type BundleSources = Required<Pick<BundleOptions, 'workflowsPath' | 'preloadModules'>>

export interface Bundle {
  code: string
  /** All that the code was made of, packages and absent files included; absent when it changed meanwhile. */
  inputs?: PathStates
}

const ROOT = resolve(import.meta.dirname, '..')
/** Which packages there are, those of the bundler itself among them; and this code. */
const BUNDLER = [
  join(ROOT, 'package-lock.json'),
  join(ROOT, 'node_modules', '.package-lock.json'),
  import.meta.filename,
  join(import.meta.dirname, 'path-states.ts'),
]
/** Settings of the bundler's parts, which read them past webpack, from the folder of a source and those above it. */
const SETTINGS = ['.swcrc', '.browserslistrc', 'browserslist']

/**
 * Bundles workflows for Temporal's sandbox, and notes each path that webpack asks the file system about: what it
 * reads, and what it looks for in vain, because a file there would change what an import means. A path is noted
 * before it is read and compared afterwards, so that no code passes for what was made of another content.
 */
export async function makeBundle(
  sources: BundleSources,
  logger?: NonNullable<BundleOptions['logger']>,
): Promise<Bundle> {
  const states = new Map<string, string>()
  let needsFolders = false
  const note = (path: string) => {
    if (!states.has(path)) states.set(path, stateOf(path))
  }
  const noteAsked = (path: string) => {
    if (states.has(path)) return
    note(path)
    for (const name of SETTINGS) note(join(dirname(path), name))
  }
  for (const path of BUNDLER) note(path)
  const { code } = await bundleWorkflowCode({
    ...sources,
    ...(logger && { logger }),
    webpackConfigHook: (config) => {
      config.plugins = [
        ...(config.plugins ?? []),
        (compiler) => {
          compiler.hooks.beforeRun.tap('inputs', () => {
            const files = compiler.inputFileSystem
            if (files === null) throw new Error('webpack has no file system to read from')
            compiler.inputFileSystem = watched(files, noteAsked)
          })
          compiler.hooks.done.tap('inputs', ({ compilation }) => {
            needsFolders = compilation.contextDependencies.size > 0
          })
        },
      ]
      return config
    },
  })
  const inputs = Object.fromEntries(states)
  // The state of a folder does not tell what is in it.
  return { code, ...(!needsFolders && areUnchanged(inputs) && { inputs }) }
}

/** The same object, and `onCall` hears first of each call that begins with a path. */
function watched<T extends object>(files: T, onCall: (path: string) => void): T {
  return new Proxy(files, {
    get(target, method) {
      const value: unknown = Reflect.get(target, method)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        if (typeof args[0] === 'string') onCall(args[0])
        return Reflect.apply(value, target, args)
      }
    },
  })
}
