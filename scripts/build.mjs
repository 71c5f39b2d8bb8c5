import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

import { joinStyles } from './joinStyles.mjs';

rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
writeFileSync('dist/styles.css', joinStyles());
for (const file of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
  if (file.endsWith('.d.ts')) writeForOlderCompilers(`dist/${file}`);
}

/**
 * Bytes that are not shared between threads have a type argument since TypeScript 5.7. A host's compiler
 * may be older, and knows the same type as what `slice` returns.
 *
 * @param {string} file
 * @see https://www.typescriptlang.org/docs/handbook/release-notes/typescript-5-7.html
 */
function writeForOlderCompilers(file) {
  const types = readFileSync(file, 'utf8');
  const older = types.replaceAll('Uint8Array<ArrayBuffer>', "ReturnType<Uint8Array['slice']>");
  if (older !== types) writeFileSync(file, older);
}
