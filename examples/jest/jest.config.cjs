module.exports = {
  // jsdom with the fetch, streams and text decoders of Node, which jest-environment-jsdom takes away.
  testEnvironment: 'jest-fixed-jsdom',
  // The package is ESM, and so are some of those that MSW needs: Babel makes CommonJS of them.
  transformIgnorePatterns: [
    '/node_modules/(?!(?:kfp-log-viewer|@xterm|msw|@mswjs|until-async|rettime|@open-draft)/)',
  ],
  transform: { '\\.[cm]?[jt]sx?$': 'babel-jest' },
  // The first test has the parts of the viewer compiled that are loaded when they are needed.
  testTimeout: 30_000,
};
