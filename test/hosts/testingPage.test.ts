import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** `npm run examples` runs these files, so what the page says is what works. */
describe('docs/testing.md', () => {
  const page = readFileSync('docs/testing.md', 'utf8');

  test.each([
    'vitest/src/StepPage.test.tsx',
    'vitest/vitest.config.ts',
    'jest/jest.config.cjs',
    'jest/babel.config.cjs',
  ])('shows %s as it is', (file) => {
    const code = readFileSync(`examples/${file}`, 'utf8');
    const name = file.slice(file.indexOf('/') + 1);
    expect(page).toContain(
      `\`${name}\`\n\n\`\`\`${name.split('.').at(-1)?.replace('cjs', 'js')}\n${code}\`\`\``,
    );
  });

  test('the same test is run by Jest', () => {
    const [vitest, jest] = ['vitest', 'jest'].map((host) =>
      readFileSync(`examples/${host}/src/StepPage.test.tsx`, 'utf8'),
    );
    expect(vitest?.replace(/^import .* from 'vitest';\n/m, '')).toBe(jest);
  });
});
