/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testRegex: '\\.spec\\.ts$',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': ['@swc/jest', { swcrc: true, module: { type: 'es6' }, sourceMaps: 'inline' }],
  },
  watchman: false,
  // Modules of the platform's own kind are kept for ever by the process that loaded them: each worker begins anew before that slows it down.
  workerIdleMemoryLimit: '1GB',
  setupFiles: ['<rootDir>/test/setup.ts'],
};
