import base from '../../jest.config.mjs';

/** The tests that mutants of `state-machines/` are tried on: the rules' own, without the long ones that explore and play at random. */
export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/machines'],
  testPathIgnorePatterns: ['fuzz', 'chart', 'owed'],
};
