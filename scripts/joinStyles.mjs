import { readFileSync } from 'node:fs';

/**
 * The package has one stylesheet: each `@import … layer(NAME)` of `src/styles.css` is replaced by
 * what it imports, in a block of that layer. Nothing else is changed: a CSS bundler would drop the
 * comments, and choose for which browsers to rewrite, which is the host's to choose.
 *
 * @returns {string} the package's stylesheet
 */
export function joinStyles() {
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
