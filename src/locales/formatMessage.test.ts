import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { formatMessage, formatNumber, type MessageParams } from './formatMessage.js';

describe('formatMessage', () => {
  test.each<[string, string, MessageParams | undefined, string | undefined, string]>([
    ['leaves a text without places as it is', 'No log', { a: 'b' }, 'en', 'No log'],
    ['fills a place', 'Pod {pod} is gone', { pod: 'a-1' }, 'en', 'Pod a-1 is gone'],
    ['fills each place of a name', '{a}{b}{a}', { a: 'x', b: 'y' }, 'en', 'xyx'],
    ['leaves a place without a value', 'On {node}', {}, 'en', 'On {node}'],
    [
      'leaves a place whose value is undefined',
      'On {node}',
      { node: undefined },
      'en',
      'On {node}',
    ],
    ['fills in an empty value', 'It said: {text}', { text: '' }, 'en', 'It said: '],
    ['needs neither values nor locale', 'On {node}', undefined, undefined, 'On {node}'],
    ['writes numbers in the locale', '{count} lines', { count: 1234567 }, 'en', '1,234,567 lines'],
    ['writes numbers as in China', '{count} 行', { count: 1234567 }, 'zh-CN', '1,234,567 行'],
    ['writes numbers as in Germany', '{count}', { count: 1234.5 }, 'de', '1.234,5'],
    ['writes zero', '{count}', { count: 0 }, 'en', '0'],
    ['leaves digits in a text alone', '{status}', { status: '1000' }, 'en', '1000'],
    [
      "leaves Argo's tags alone",
      '{{workflow.name}}/{{pod.name}} in {namespace}',
      { namespace: 'team-a', workflow: 'x', pod: 'x', name: 'x' },
      'en',
      '{{workflow.name}}/{{pod.name}} in team-a',
    ],
    ['does not fill a value', '{a} {b}', { a: '{b}', b: '{a}' }, 'en', '{b} {a}'],
    ['takes a value literally', '{a}', { a: '$& $1 $$ `' }, 'en', '$& $1 $$ `'],
    ['leaves braces that are no place', '{} { a } {a-b} {a', { a: 'x' }, 'en', '{} { a } {a-b} {a'],
  ])('%s', (_, template, params, locale, text) => {
    expect(formatMessage(template, params, locale)).toBe(text);
  });

  test('puts what stands for a missing value into places, and into no tag of Argo', () => {
    const template = '{node} of {{workflow}}/{{workflow.name}}: {count}';
    expect(formatMessage(template, { count: 0, node: undefined }, 'en', '–')).toBe(
      '– of {{workflow}}/{{workflow.name}}: 0',
    );
  });

  test('has each value in it as it is, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(formatMessage('[{a}|{b}]', { a, b })).toBe(`[${a}|${b}]`);
      }),
    );
  });
});

const LOCALES = ['en', 'en-US', 'en-GB', 'en-IN', 'zh', 'zh-CN', 'zh-TW', 'zh-HK', 'de', 'ar-EG'];

test('any number is written as Intl writes it, in any locale', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.nat(), fc.maxSafeNat(), fc.integer(), fc.double({ noNaN: true })),
      fc.constantFrom(...LOCALES),
      (value, locale) => {
        expect(formatNumber(value, locale)).toBe(new Intl.NumberFormat(locale).format(value));
      },
    ),
  );
});

test('options are of the format that is kept for them', () => {
  for (const unit of ['byte', 'kilobyte', 'byte']) {
    const options = { style: 'unit', unit } as const;
    expect(formatNumber(12, 'en', options)).toBe(new Intl.NumberFormat('en', options).format(12));
  }
});
