import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { packInto } from './packInto.mjs';

/**
 * A release, in two steps with a review between them. Nothing here publishes: what was checked is
 * what lies in release/, and `npm publish release/<name>.tgz` is for a person to say.
 *
 *     npm run release:prepare          the next version and its CHANGELOG.md, from .changeset/*.md
 *     npm run release                  dry run: npm test, then packs into release/
 *     npm run release -- --tag         the same, and tags HEAD with the version
 */
const { values } = parseArgs({
  options: { prepare: { type: 'boolean' }, tag: { type: 'boolean' } },
});
const REPORT = 'src/core/report/createReport.ts';
const windows = process.platform === 'win32';

/** @param {string} command @param {readonly string[]} args */
const run = (command, ...args) =>
  void execFileSync(command, args, { stdio: 'inherit', shell: windows });
/** @param {readonly string[]} args */
const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();
const versionOf = () => JSON.parse(readFileSync('package.json', 'utf8')).version;
/** @param {string} why */
const refuse = (why) => {
  console.error(`No release: ${why}`);
  process.exit(1);
};

/** Changesets write `package.json` and `CHANGELOG.md`; the lock file and the report name the version too. */
function prepare() {
  run('npx', 'changeset', 'version');
  const version = versionOf();
  const source = readFileSync(REPORT, 'utf8');
  writeFileSync(REPORT, source.replace(/(VERSION = ')[^']+/, `$1${version}`));
  run('npm', 'install', '--package-lock-only', '--ignore-scripts');
  run('npx', 'prettier', '--write', 'CHANGELOG.md', 'package.json');
  console.log(`\nVersion ${version}. Look at CHANGELOG.md, commit, then "npm run release".`);
}

function release() {
  const version = versionOf();
  const tag = `v${version}`;
  if (git('status', '--porcelain') !== '') refuse('there are changes that are not committed.');
  const pending = readdirSync('.changeset').filter((it) => /^(?!README).*\.md$/.test(it));
  if (pending.length > 0) {
    const names = pending.join(', ');
    const why = `.changeset/ has ${names}: "npm run release:prepare" collects them.`;
    if (values.tag) refuse(why);
    console.warn(`With --tag this would end here: ${why}`);
  }
  if (git('tag', '--list', tag) !== '') refuse(`${tag} is there already.`);
  if (!readFileSync('CHANGELOG.md', 'utf8').includes(`\n## ${version}\n`)) {
    refuse(`CHANGELOG.md has nothing on ${version}.`);
  }

  // Builds, and has publint and "are the types wrong" look at what was built.
  run('npm', 'test');
  if (git('status', '--porcelain') !== '') refuse('the checks have changed files.');

  mkdirSync('release', { recursive: true });
  const file = packInto('release');
  const sum = createHash('sha512').update(readFileSync(file)).digest('base64');
  console.log(`\n${file}\n${statSync(file).size} bytes, sha512-${sum}`);

  if (values.tag) {
    git('tag', '--annotate', tag, '--message', `kfp-log-viewer ${version}`);
    console.log(`Tagged ${tag}. Push it with "git push origin ${tag}".`);
  } else {
    console.log(
      `Dry run: "npm run release -- --tag" would tag ${git('rev-parse', '--short', 'HEAD')} as ${tag}.`,
    );
  }
}

if (values.prepare) prepare();
else release();
