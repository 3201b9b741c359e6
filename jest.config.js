const esmOnly = ['jose', 'commander', 'fauxqs'];

/** @type {import('jest').Config} */
module.exports = {
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/test/long/'],
  testTimeout: 30_000,
  // By default jest leaves a core idle, and on two cores that makes it twice as slow.
  maxWorkers: '100%',
  transform: {
    '^.+\\.[jt]sx?$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/cdk.out', '<rootDir>/.screening-room'],
  globalSetup: '<rootDir>/test/run-folder.js',
  globalTeardown: '<rootDir>/test/remove-run-folder.js',
  reporters: ['default', '<rootDir>/test/closing-line-reporter.js'],
};
