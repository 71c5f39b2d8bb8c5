/**
 * The order of the house: no import runs back up, and none runs in a circle, type-only ones included.
 * `docs/architecture.md` draws it.
 */
const LAYERS = [
  '^src/core/base/',
  '^src/core/(?:kfp|kubernetes|archive|log)/',
  '^src/core/diagnosis/',
  '^src/core/ladder/',
  '^src/core/report/',
  '^src/core/(?:index|public)\\.ts$',
  '^src/(?:react|msw|locales|worker)/',
];

const upwards = LAYERS.slice(0, -1).map((layer, index) => ({
  name: `no-import-up-from-${index}`,
  comment: 'base → kfp, kubernetes, archive, log → diagnosis → ladder → report → react',
  severity: 'error',
  from: { path: layer },
  to: { path: LAYERS.slice(index + 1).join('|') },
}));

/** @param {string} folder @param {string} path @param {string} comment */
const only = (folder, path, comment) => ({
  name: `${folder}-imports-only`,
  comment,
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: '\\.test\\.' },
  to: { path: '^src/', pathNot: `^src/${folder}/|${path}` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'A file that needs the file that needs it is one idea in two places.',
      severity: 'error',
      from: { path: '^(?:src|stories|test)/' },
      to: { circular: true },
    },
    ...upwards,
    {
      name: 'log-stands-alone',
      comment: 'The log document knows neither KFP nor archives: hosts use it without both.',
      severity: 'error',
      from: { path: '^src/core/log/', pathNot: '\\.test\\.' },
      to: { path: '^src/core/(?!log/|base/)' },
    },
    only(
      'react',
      '^src/core/(?:index|public)\\.ts$|^src/locales/',
      "react reads core's index only",
    ),
    only('msw', '^src/core/', 'the simulated KFP runs without React'),
    only('worker', '^src/core/log/', 'the code of a worker is what reads lines'),
    only('locales', '^src/core/', 'texts know the names of the causes, and nothing of components'),
    {
      name: 'not-to-tests',
      comment: 'What ships does not import tests or stories.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.' },
      to: { path: '^(?:test|stories|bench|scripts)/|\\.test\\.' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs'] },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^bench/peers/' },
  },
};
