import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Everything that must hold before a change lands, each check counted as one test beside those of
 * Vitest. All of them run, whatever fails, so that one run tells the whole state.
 */
const folder = mkdtempSync(join(tmpdir(), 'kfp-log-viewer-'));
const report = join(folder, 'vitest.json');
const CHECKS = [
  ['types', 'npm', 'run', 'types'],
  ['lint', 'npm', 'run', 'lint'],
  ['format', 'npm', 'run', 'format:check'],
  ['unused code', 'npm', 'run', 'unused'],
  ['build', 'npm', 'run', 'build'],
  ['API report', 'npm', 'run', 'api:check'],
  ['publint', 'npx', 'publint', '--strict'],
  ['are the types wrong', 'npm', 'run', 'package:types'],
  ['size', 'npm', 'run', 'size'],
  ['storybook build', 'npm', 'run', 'build:storybook'],
  ['examples', 'npm', 'run', 'examples'],
  ['other browsers', 'npx', 'tsx', 'scripts/browsers.ts'],
];

let passed = 0;
let failed = 0;
const failures = [];

const run = ([command, ...args]) =>
  spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;

for (const [name, ...command] of CHECKS) {
  console.log(`\n── ${name}`);
  if (run(command)) passed += 1;
  else {
    failed += 1;
    failures.push(name);
  }
}

console.log('\n── tests');
const green = run([
  'npx',
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
]);
try {
  const { numPassedTests, numFailedTests, numTotalTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  passed += numPassedTests;
  failed += numFailedTests;
  // A file that cannot be loaded fails the run without a test of its own; none run is no success.
  if ((!green && numFailedTests === 0) || numTotalTests === 0) failed += 1;
  if (!green) failures.push('tests');
} catch {
  failed += 1;
  failures.push('tests (they did not run to their end)');
}
rmSync(folder, { recursive: true, force: true });

if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
