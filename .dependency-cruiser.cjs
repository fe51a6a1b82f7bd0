/**
 * Which folder may import which: the table of the design. Run by `npm run layers`.
 * test/layers shows on a known-bad tree that each rule finds what it forbids.
 */
const { builtinModules } = require('node:module')

/** Tests and what only tests use; they may import anything. */
const tests = [
  '\\.(test|fixture)\\.tsx?$',
  '(^|/)testing\\.ts$',
  '^api/test-(api|contract|seats|staff)\\.ts$',
  '^vitest\\.config\\.ts$',
  '^(test|local|examples)/',
]
/** At the root: the environment read once, the logger, the frame of an entry point, what bounds work at once. */
const root = '^(config|log|main|semaphore|settings)\\.ts$'
const packages = (...names) => names.map((name) => `(^|/)node_modules/${name}/`)
const builtins = `^(node:)?(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`

/** What of dashboard/ runs in Node. */
const dashboardBuild = '^dashboard/(build/|vite\\.config\\.ts$)'

/** Folders in agent/ of what is one kind's alone. */
const agentKinds = '(scripted|observed|assistant)'

/** What each folder may import of ours, besides itself. */
const table = {
  interview: [],
  workflows: ['^interview/', '^activities/'],
  documents: ['^interview/', root],
  activities: ['^interview/', '^db/', '^documents/', '^temporal/(agent-job|lease-offer)\\.ts$', root],
  agent: [
    '^interview/',
    '^workflows/messages\\.ts$',
    '^temporal/(agent-job|client|lease-offer|signer|sound-check-job)\\.ts$',
    '^knowledge/',
    '^db/(agent-workers|database|providers|transcripts|recordings)\\.ts$',
    '^sound/',
    root,
  ],
  sound: [],
  knowledge: [root],
  api: [
    '^interview/',
    '^db/',
    '^documents/',
    '^sound/',
    '^workflows/messages\\.ts$',
    '^temporal/(client|history|signer|sound-check-job|workers)\\.ts$',
    root,
  ],
  db: ['^interview/', root],
  temporal: ['^interview/(authentic|statuses|topics)\\.ts$', '^workflows/', '^activities/', root],
  dashboard: ['^interview/'],
}

const folderRules = Object.entries(table).map(([folder, allowed]) => ({
  name: `${folder}-imports`,
  comment: `${folder}/ imports of ours only ${['itself', ...allowed].join(', ')}.`,
  severity: 'error',
  from: { path: `^${folder}/`, pathNot: tests },
  to: {
    pathNot: [`^${folder}/`, ...allowed, '(^|/)node_modules/'],
    dependencyTypesNot: ['core'],
    couldNotResolve: false,
  },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...folderRules,
    {
      name: 'agent-kinds-apart',
      comment: "What all agents share imports nothing that is one kind's alone; agent/kinds.ts names the kinds.",
      severity: 'error',
      from: { path: '^agent/', pathNot: [...tests, `^agent/${agentKinds}/`, '^agent/kinds\\.ts$'] },
      to: { path: `^agent/${agentKinds}/` },
    },
    {
      name: 'interview-packages',
      comment:
        'The domain is pure: it uses zod, @noble/hashes, @noble/ed25519, canonicalize, jsonc-parser, any-ascii and double-metaphone, and no Node module.',
      severity: 'error',
      from: { path: '^interview/', pathNot: tests },
      to: {
        path: ['(^|/)node_modules/', builtins],
        pathNot: packages(
          'zod',
          '@noble/hashes',
          '@noble/ed25519',
          'canonicalize',
          'jsonc-parser',
          'any-ascii',
          'double-metaphone',
        ),
      },
    },
    {
      name: 'workflows-packages',
      comment: "Workflow code runs in Temporal's sandbox: of packages it uses @temporalio/workflow alone.",
      severity: 'error',
      from: { path: '^workflows/', pathNot: tests },
      to: { path: ['(^|/)node_modules/', builtins], pathNot: packages('@temporalio/workflow') },
    },
    {
      name: 'workflows-reach-node',
      comment: 'Nothing that workflow code imports, directly or not, is a Node module.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: tests },
      to: { path: builtins, reachable: true },
    },
    {
      name: 'workflows-activities-types',
      comment: 'Activities run outside the sandbox: workflow code imports their types, with "import type".',
      severity: 'error',
      from: { path: '^workflows/', pathNot: tests },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'db-interview-types',
      comment:
        'Queries decide nothing: db/ imports types of interview/, with "import type"; and the chain of a record, which goes on where it is stored.',
      severity: 'error',
      from: { path: '^db/', pathNot: tests },
      to: { path: '^interview/', pathNot: '^interview/record/chain[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'dashboard-alone',
      comment: 'What runs in a browser is built and served as files: nothing else imports it.',
      severity: 'error',
      from: { pathNot: [...tests, '^dashboard/'] },
      to: { path: '^dashboard/' },
    },
    {
      name: 'dashboard-node',
      comment: 'Of dashboard/ the build alone runs in Node.',
      severity: 'error',
      from: { path: '^dashboard/', pathNot: [...tests, dashboardBuild] },
      to: { path: [builtins, dashboardBuild, ...packages('vite', '@vitejs/plugin-react')] },
    },
    {
      name: 'dashboard-build-apart',
      comment: 'The build of the pages reads them as files, and needs nothing of them.',
      severity: 'error',
      from: { path: dashboardBuild, pathNot: tests },
      to: { path: '^(dashboard|interview)/', pathNot: dashboardBuild },
    },
    {
      name: 'engine-draws-nothing',
      comment: "The room's engine decides and connects; views draw what it says.",
      severity: 'error',
      from: { path: '^dashboard/room/engine/', pathNot: tests },
      to: { path: [...packages('react', 'react-dom'), '^dashboard/(room/views|shared|states|words)/'] },
    },
    {
      name: 'livekit-in-the-engine',
      comment: "livekit-client is large and loaded late, by the room's engine and by what watches a room alone.",
      severity: 'error',
      from: {
        path: '^dashboard/',
        pathNot: [...tests, '^dashboard/room/engine/', '^dashboard/staff/pages/interview/room/'],
      },
      to: { path: packages('livekit-client'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'activities-in-the-worker',
      comment: 'Of temporal/ the worker alone imports activities/ and workflows/.',
      severity: 'error',
      from: { path: '^temporal/', pathNot: [...tests, '^temporal/worker\\.ts$'] },
      to: { path: '^(activities|workflows)/' },
    },
    {
      name: 'folder-not-in-table',
      comment: 'A new folder gets its line in the table first.',
      severity: 'error',
      from: { pathNot: [`^(${Object.keys(table).join('|')})/`, root, ...tests] },
      to: {},
    },
    {
      name: 'root-imports',
      comment: 'The files at the root import of ours only each other.',
      severity: 'error',
      from: { path: root },
      to: { pathNot: [root, '(^|/)node_modules/'], dependencyTypesNot: ['core'], couldNotResolve: false },
    },
    {
      name: 'product-imports-tests',
      comment: 'What runs in production imports no test and nothing that only tests use.',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'product-imports-dev-packages',
      comment: 'What runs in production imports no package of devDependencies. Pages are built before.',
      severity: 'error',
      from: { pathNot: [...tests, '^dashboard/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'unlisted-package',
      comment: 'Every package that is imported is in package.json.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'unresolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'circular',
      comment: 'No file imports itself through others; see below for types.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'circular-types',
      comment: 'Nor by types. Between the kinds of answer and what uses them in interview/ types may; so may tests.',
      severity: 'error',
      from: { pathNot: ['^interview/', '^test/'] },
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: ['^test/layers/bad/', '^\\.lexnova/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.d.ts', '.json'],
    },
  },
}
