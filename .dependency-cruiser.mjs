/**
 * Which way the arrows run. Each rule is broken once on purpose in `test/house/import-rules.spec.ts`, to see it bite.
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'machines-are-pure',
      comment: 'Rules take facts and time as input: they can be tried, previewed and replayed without a database.',
      severity: 'error',
      from: { path: '^state-machines/' },
      to: { pathNot: ['^state-machines/', 'node_modules/(xstate|zod|luxon|@types/luxon)/'] },
    },
    {
      name: 'workflows-are-sandboxed',
      comment: 'A workflow knows ids and instants. XState, Nest or TypeORM in its bundle would be replayed for years.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: {
        pathNot: ['^workflows/', 'node_modules/@temporalio/(workflow|common)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'workflows-see-types-only',
      comment: 'A type that a workflow takes from elsewhere is one of the core words that all machines share.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { pathNot: ['^workflows/', '^state-machines/core/', 'node_modules/@temporalio/'] },
    },
    {
      name: 'server-does-not-know-the-page',
      comment: 'The page is a client like any other: it speaks HTTP.',
      severity: 'error',
      from: { path: '^(src|workflows|state-machines)/' },
      to: { path: '^web/' },
    },
    {
      name: 'page-does-not-know-the-server',
      comment: 'What the page knows of the server it reads from the API document.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(src|workflows|state-machines|scripts|bench|test)/' },
    },
    {
      name: 'product-does-not-know-its-tests',
      comment: 'Nothing that ships may need what does not ship.',
      severity: 'error',
      from: { path: '^(src|workflows|state-machines)/' },
      to: { path: '^(test|bench|scripts)/' },
    },
    {
      name: 'nothing-missing',
      comment: 'What is imported must be there, and named in package.json.',
      severity: 'error',
      from: { path: '^(src|workflows|state-machines)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'nothing-for-development-only',
      comment: 'Production installs no development dependency.',
      severity: 'error',
      from: { path: '^(src|workflows|state-machines)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^web/dist', '^dist'] },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
