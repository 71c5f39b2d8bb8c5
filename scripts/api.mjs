import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

/**
 * The public surface of the package as `npm run build` wrote it, one report an entry:
 *
 *     npm run api         writes etc/*.api.md
 *     npm run api:check   fails where they differ from the build
 *
 * Both fail where an exported type mentions one that the same entry does not export.
 */
const ENTRIES = {
  react: 'dist/react/index.d.ts',
  viewer: 'dist/react/viewer.d.ts',
  core: 'dist/core/public.d.ts',
  msw: 'dist/msw/index.d.ts',
  // Stands for every language: `src/locales/messages.test.ts` holds them to the same export.
  locales: 'dist/locales/zh-CN.d.ts',
};

/**
 * Constants that types take their names from (`keyof typeof podRows`). What they hold is not for
 * hosts; their names are, and `etc/names.api.md` has them or says where they stand. `CreateText` is how
 * the package itself fills a document.
 */
const NAMES_ONLY = new RegExp(
  `^The symbol "(?:${[
    ...['podRows', 'archiveRows', 'DefaultRungName', 'CreateText'],
    ...['frame', 'panel', 'rungs', 'diagnoses', 'find', 'reading', 'times', 'pods', 'archives'],
    ...[
      'waiting',
      'podPresent',
      'archived',
      'archiveFailures',
      'attempts',
      'repositories',
      'kubernetesAccess',
      'transport',
      'liveRuns',
    ],
  ].join('|')})" needs to be exported`,
);

const write = process.argv.includes('--write');
const { compilerOptions } = JSON.parse(readFileSync('tsconfig.base.json', 'utf8'));

/**
 * @param {string} name
 * @param {string} entry
 * @param {string} temporary
 * @returns {boolean} whether the report is as the build, and complete
 */
function reportOf(name, entry, temporary) {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: resolve('scripts/api.mjs'),
    packageJsonFullPath: resolve('package.json'),
    configObject: {
      projectFolder: resolve('.'),
      mainEntryPointFilePath: resolve(entry),
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: resolve('etc'),
        reportTempFolder: temporary,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            ...compilerOptions,
            lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
            types: [],
          },
          files: [resolve(entry)],
        },
      },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: { logLevel: 'error' } },
        extractorMessageReporting: {
          default: { logLevel: 'error' },
          // Release tags are not used: what is exported is public.
          'ae-missing-release-tag': { logLevel: 'none' },
          // In the others the report marks them as "(undocumented)".
          'ae-undocumented': { logLevel: name === 'core' ? 'error' : 'none' },
          // The types of the core link to functions that only /core exports.
          'ae-unresolved-link': { logLevel: name === 'core' ? 'error' : 'none' },
        },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  });
  const { succeeded } = Extractor.invoke(config, {
    localBuild: write,
    messageCallback(message) {
      if (message.messageId === 'ae-forgotten-export' && NAMES_ONLY.test(message.text)) {
        message.logLevel = 'none';
      }
      // In place of advice on how to copy a file: the name of the command that does it.
      if (message.messageId === 'console-api-report-not-copied') {
        message.text = `etc/${name}.api.md differs from the build: run "npm run api" and look at the difference.`;
      }
      // Its own progress messages are left out: `tell` prints one line for each entry.
      if (
        /^console-(?:preamble|compiler-version-notice|api-report-(?:created|copied))$/.test(
          message.messageId,
        )
      ) {
        message.handled = true;
      }
    },
  });
  return succeeded;
}

/**
 * Names that hosts write down and that no other file lists for reviewers: those of messages. Names of
 * diagnoses, rungs and scenarios stand one a row in a file that the compiler or a test keeps complete.
 */
async function namesReport() {
  const from = (/** @type {string} */ path) => import(resolve('dist', path));
  const { CATALOGUE } = await from('core/diagnosis/catalogue.js');
  const { frame } = await from('locales/en/frame.js');
  const { diagnoses } = await from('locales/en/diagnoses.js');
  /** @param {string} name */
  const isListedElsewhere = (name) => name.startsWith('rung.') || name.split('.')[0] in CATALOGUE;
  const list = (/** @type {object} */ names) =>
    Object.keys(names)
      .filter((name) => !isListedElsewhere(name))
      .sort()
      .map((name) => `- ${name}\n`)
      .join('');
  const text =
    '## Names behind the types, made by `npm run api`\n\n' +
    'Each of these stands one a row in a file that is kept complete, and is not repeated here:\n\n' +
    '- DiagnosisCode: `docs/diagnostics.md`, also for the messages `<code>.title`, `<code>.cause` and `<code>.remedy1` on\n' +
    '- RungName: `src/core/ladder/types.ts`, also for the messages `rung.<name>`\n' +
    '- ScenarioName: `test/ladder/expectations.ts`\n\n' +
    `### FrameMessageId\n\n${list(frame)}\n` +
    `### MessageId, beside those\n\n${list(diagnoses)}`;
  if (write) writeFileSync('etc/names.api.md', text);
  else if (readFileSync('etc/names.api.md', 'utf8') !== text) {
    console.error('etc/names.api.md differs from the build: run "npm run api".');
    return false;
  }
  return true;
}

mkdirSync('etc', { recursive: true });
const temporary = mkdtempSync(join(tmpdir(), 'kfp-log-viewer-api-'));
let green = true;
/** @param {string} name @param {boolean} succeeded */
const tell = (name, succeeded) => {
  console.log(`${succeeded ? 'ok    ' : 'FAILED'} etc/${name}.api.md`);
  green &&= succeeded;
};
try {
  for (const [name, entry] of Object.entries(ENTRIES)) tell(name, reportOf(name, entry, temporary));
  tell('names', await namesReport());
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
process.exitCode = green ? 0 : 1;
