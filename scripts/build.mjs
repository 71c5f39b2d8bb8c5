import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
writeFileSync('dist/styles.css', joinStyles());

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
