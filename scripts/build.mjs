import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

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

/**
 * The package has one stylesheet: each `@import … layer(NAME)` of `src/styles.css` is replaced by
 * what it imports, in a block of that layer. Nothing else is changed: a CSS bundler would drop the
 * comments, and might lower `light-dark()`, which depends on the host's `color-scheme` at run time.
 */
function joinStyles() {
  const joined = readFileSync('src/styles.css', 'utf8').replace(
    /^@import '(.+)' layer\((.+)\);$/gm,
    (_, file, layer) => {
      const rules = readFileSync(`src/${file}`, 'utf8').trimEnd();
      return `\n@layer ${layer} {\n${rules.replace(/^(?=.)/gm, '  ')}\n}`;
    },
  );
  if (joined.includes('@import')) throw new Error('src/styles.css has an @import without a layer.');
  return joined;
}
