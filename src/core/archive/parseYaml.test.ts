import { describe, expect, test } from 'vitest';

import { parseYaml, YamlError } from './parseYaml.js';

async function errorOf(text: string): Promise<YamlError> {
  const error: unknown = await parseYaml(text).catch((reason: unknown) => reason);
  if (!(error instanceof YamlError)) throw new Error('no YamlError', { cause: error });
  return error;
}

const nestedBlock = (levels: number): string =>
  Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:`).join('\n');

describe(parseYaml, () => {
  test.each([
    [
      '60,000 keys',
      Array.from({ length: 60_000 }, (_, at) => `k${at}:`).join('\n'),
      /10000 tokens/,
    ],
    ['60,000 items', `[${'a,'.repeat(60_000)}]`, /10000 tokens/],
    ['60,000 empty lines', '\n'.repeat(60_000), /10000 tokens/],
    ['more than 1 MiB', `a: "${'x'.repeat(1024 * 1024)}"`, /More than 1 MiB/],
    ['open brackets', '['.repeat(9_000), /100 levels/],
    ['open braces', '{a: '.repeat(2_000), /100 levels/],
    ['dashes', '- '.repeat(4_000), /100 levels/],
    ['question marks', '? '.repeat(4_000), /100 levels/],
    ['indentation', nestedBlock(700), /100 levels/],
  ])('names the limit that is gone beyond: %s', async (_, text, message) => {
    expect((await errorOf(text)).message).toMatch(message);
  });

  test('stops a document of aliases that would expand to gigabytes', async () => {
    const levels = Array.from({ length: 9 }, (_, at) => {
      const items = Array.from({ length: 9 }, () => (at === 0 ? 'x' : `*a${at - 1}`));
      return `a${at}: &a${at} [${items.join(', ')}]`;
    });
    expect((await errorOf(levels.join('\n'))).message).toMatch(/alias/i);
  });

  test('says where the limit is gone beyond', async () => {
    expect(await errorOf(`a: 1\nb: |\n  text\n  text\nc: ${'['.repeat(200)}`)).toMatchObject({
      line: 5,
      column: 1,
    });
  });

  test.each([
    ['a: 1\nb: 2\na: 3', 3, 1],
    ['s3:\n  bucket: a\n  bucket: b', 3, 3],
    ['{a: 1, a: 2}', 1, 8],
    ['- a: 1\n  "a": 2', 2, 3],
  ])('refuses a key that stands twice: %j', async (text, line, column) => {
    expect(await errorOf(text)).toMatchObject({
      message: expect.stringMatching('unique') as string,
      line,
      column,
    });
  });

  test('takes a long text in few tokens, and what is nested as deep as anybody writes', async () => {
    const text = `a: |\n${'  - [{ deep: text }]\n'.repeat(20_000)}b:\n${' '.repeat(40)}c: [[[[1]]]]\n`;
    expect(await parseYaml(text)).toMatchObject({ b: { c: [[[[1]]]] } });
  });
});
