import fc from 'fast-check';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';

import { cleanKey, type KeyValues, parseKeyFormat, renderKey } from './keyFormat.js';
import { strftimeUtc } from './strftime.js';

const DATE =
  '{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}';
const POD = 'tutorial-data-passing-xd87b-system-container-impl-1979540369';
const VALUES: KeyValues = {
  workflowName: 'tutorial-data-passing-xd87b',
  namespace: 'team-a',
  podName: POD,
  createdAt: new Date('2025-04-28T09:08:07.650Z'),
  tags: { 'workflow.labels.pipeline/runid': 'b5f0c1de', 'workflow.parameters.p': 'a b+ü=%' },
};

const render = (format: string, values: KeyValues = VALUES) =>
  renderKey(parseKeyFormat(format), values);

/** Pieces that formats and keys are made of, and those that trip up. */
const piece = fc.constantFrom(
  ...['a', 'b c', '/', '//', '.', '..', '/../', '/./', '{{', '}}', '{', '}', '{{pod.name}}', '{{ '],
  ...['{{=x}}', '{{workflow.creationTimestamp.Y}}', '{{workflow.labels.x}}', '', '%', 'é', '\n'],
  ...['{{constructor}}', '{{workflow.creationTimestamp}}', '{{__proto__}}'],
);
const anyFormat = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

describe('cleanKey', () => {
  test.each([
    ['', ''],
    ['a', 'a'],
    ['a/b', 'a/b'],
    ['a/b/', 'a/b'],
    ['a//b///c', 'a/b/c'],
    ['./a/./b/.', 'a/b'],
    ['a/../b', 'b'],
    ['a/b/../../c', 'c'],
    ['a/..', ''],
    ['/', '/'],
    ['/lead/p', '/lead/p'],
    ['//lead', '/lead'],
    ['/../a', '/a'],
    ['../x/p', '../x/p'],
    ['../../x', '../../x'],
    ['a/../../b', '../b'],
    ['...', '...'],
    ['a b/c+d=e', 'a b/c+d=e'],
  ])('%j → %j', (key, cleaned) => {
    expect(cleanKey(key)).toBe(cleaned);
  });

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyFormat, (key) => {
        expect(cleanKey(cleanKey(key))).toBe(cleanKey(key));
      }),
    );
  });

  test('leaves what a path is joined to as it would have been', () => {
    fc.assert(
      fc.property(anyFormat, (key) => {
        expect(posix.join(cleanKey(key), 'main.log')).toBe(posix.join(key, 'main.log'));
      }),
    );
  });
});

describe('strftimeUtc', () => {
  const moment = new Date(1340244776 * 1000);

  test.each([
    ['Y', '2012'],
    ['y', '12'],
    ['m', '06'],
    ['B', 'June'],
    ['b', 'Jun'],
    ['d', '21'],
    ['A', 'Thursday'],
    ['a', 'Thu'],
    ['H', '02'],
    ['I', '02'],
    ['M', '12'],
    ['S', '56'],
    ['p', 'AM'],
    ['L', '.000'],
    ['Z', 'UTC'],
    ['z', '+0000'],
  ])('%s is %s', (character, text) => {
    expect(strftimeUtc(moment, character)).toBe(text);
  });

  test.each(['0', 'j', 'e', 'U', 'F', 'T', 's', '', 'YY', 'RFC3339', 'constructor'])(
    'does not know %j',
    (character) => {
      expect(strftimeUtc(moment, character)).toBeUndefined();
    },
  );

  test.each([
    ['2026-08-21T00:00:00Z', '12', 'AM'],
    ['2026-08-21T11:59:59Z', '11', 'AM'],
    ['2026-08-21T12:00:00Z', '12', 'PM'],
    ['2026-08-21T13:00:00Z', '01', 'PM'],
    ['2026-08-21T23:59:59Z', '11', 'PM'],
  ])('%s is at %s %s', (time, hour, half) => {
    expect([strftimeUtc(new Date(time), 'I'), strftimeUtc(new Date(time), 'p')]).toEqual([
      hour,
      half,
    ]);
  });

  test('knows each month and each day of the week by its name', () => {
    for (let day = 0; day < 366; day++) {
      const date = new Date(Date.UTC(2024, 0, 1 + day));
      const name = (options: Intl.DateTimeFormatOptions): string =>
        new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }).format(date);
      expect(strftimeUtc(date, 'A')).toBe(name({ weekday: 'long' }));
      expect(strftimeUtc(date, 'B')).toBe(name({ month: 'long' }));
    }
  });
});

describe('parseKeyFormat', () => {
  test.each([
    ['', []],
    ['a/b c', [{ kind: 'text', text: 'a/b c' }]],
    ['{{pod.name}}', [{ kind: 'tag', name: 'pod.name', position: 0 }]],
    [
      'x/{{ workflow.name }}/{{pod.name}}',
      [
        { kind: 'text', text: 'x/' },
        { kind: 'tag', name: 'workflow.name', position: 2 },
        { kind: 'text', text: '/' },
        { kind: 'tag', name: 'pod.name', position: 22 },
      ],
    ],
    [
      "{{= workflow.name + '}' }}",
      [{ kind: 'expression', text: "workflow.name + '}'", position: 0 }],
    ],
    ['{a}', [{ kind: 'text', text: '{a}' }]],
    ['a}}b', [{ kind: 'text', text: 'a}}b' }]],
    ['{{}}', [{ kind: 'tag', name: '', position: 0 }]],
    [
      '{{a-{{b}}}}',
      [
        { kind: 'tag', name: 'a-{{b', position: 0 },
        { kind: 'text', text: '}}' },
      ],
    ],
  ])('%j', (format, parts) => {
    expect(parseKeyFormat(format)).toEqual({ parts });
  });

  test.each(['{{', 'a/{{pod.name}/b', '{{pod.name}}{{x'])(
    'refuses %j, whose tag is never closed',
    (format) => {
      expect(() => parseKeyFormat(format)).toThrow(SyntaxError);
    },
  );

  test('tells where the open tag is', () => {
    expect(() => parseKeyFormat('{{a}}/{{b')).toThrow('character 7');
  });

  test('throws for nothing but an open tag', () => {
    fc.assert(
      fc.property(fc.oneof(anyFormat, fc.string({ unit: 'binary' })), (format) => {
        const closed = format.lastIndexOf('}}') > format.lastIndexOf('{{');
        if (closed || !format.includes('{{')) {
          expect(Array.isArray(parseKeyFormat(format).parts)).toBe(true);
        }
      }),
    );
  });

  test('loses no character outside of tags', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[^{}]*$/)), (texts) => {
        const { parts } = parseKeyFormat(texts.join('{{pod.name}}'));
        const between = parts.map((part) => (part.kind === 'text' ? part.text : '{{pod.name}}'));
        expect(between.join('')).toBe(texts.join('{{pod.name}}'));
      }),
    );
  });
});

describe('renderKey', () => {
  test.each([
    [
      `private-artifacts/{{workflow.namespace}}/{{workflow.name}}/${DATE}/{{pod.name}}`,
      `private-artifacts/team-a/tutorial-data-passing-xd87b/2025/04/28/${POD}`,
    ],
    [
      `artifacts/{{workflow.name}}/${DATE}/{{pod.name}}`,
      `artifacts/tutorial-data-passing-xd87b/2025/04/28/${POD}`,
    ],
    ['{{workflow.name}}/{{pod.name}}', `tutorial-data-passing-xd87b/${POD}`],
    ['{{ workflow.name }}/{{pod.name}}/', `tutorial-data-passing-xd87b/${POD}`],
    ['a//{{workflow.name}}/./b/../{{pod.name}}', `a/tutorial-data-passing-xd87b/${POD}`],
    ['/lead/{{pod.name}}', `/lead/${POD}`],
    ['../x/{{pod.name}}', `../x/${POD}`],
    ['prefix/in/bucket', 'prefix/in/bucket'],
    ['argo-logs', 'argo-logs'],
    [
      'artifacts/logs/{{workflow.labels.pipeline/runid}}/{{pod.name}}',
      `artifacts/logs/b5f0c1de/${POD}`,
    ],
    ['{{workflow.namespace}}/{{workflow.namespace}}', 'team-a/team-a'],
    ['dt={{workflow.creationTimestamp.Y}}-{{workflow.creationTimestamp.m}}', 'dt=2025-04'],
    ['{{workflow.creationTimestamp.H}}{{workflow.creationTimestamp.M}}', '0908'],
    ['{{workflow.creationTimestamp.S}}{{workflow.creationTimestamp.L}}', '07.000'],
    ['{{workflow.creationTimestamp}}', '2025-04-28T09:08:07Z'],
    ['{{workflow.creationTimestamp.RFC3339}}', '2025-04-28T09:08:07Z'],
    ['{{workflow.creationTimestamp.s}}', '1745831287'],
    ['a b/{{workflow.parameters.p}}', 'a b/a b+ü=%'],
  ])('%s → %s', (format, key) => {
    expect(render(format)).toEqual({ key });
  });

  test("renders the example of Argo's manual", () => {
    const format = `my-artifacts/${DATE}/{{workflow.name}}/{{pod.name}}`;
    const values = {
      workflowName: 'my-workflow-abc123',
      podName: 'my-workflow-abc123-1234567890',
      createdAt: new Date('2018-08-23T10:00:00Z'),
    };
    expect(render(format, values)).toEqual({
      key: 'my-artifacts/2018/08/23/my-workflow-abc123/my-workflow-abc123-1234567890',
    });
  });

  test('keeps blanks between tags, as Argo does', () => {
    expect(render('logs/ {{workflow.namespace}} /x').key).toBe('logs/ team-a /x');
  });

  test('takes the day in UTC', () => {
    const late = { ...VALUES, createdAt: new Date('2026-08-21T23:58:40-03:00') };
    expect(render(DATE, late)).toEqual({ key: '2026/08/22' });
  });

  test('does not render a value again', () => {
    expect(render('{{workflow.name}}', { workflowName: '{{pod.name}}', podName: 'x' })).toEqual({
      key: '{{pod.name}}',
    });
  });

  test('reports each tag without a value, and where it stands', () => {
    expect(render('{{node.name}}/x/{{pod.name}}/{{=workflow.name}}')).toEqual({
      unresolved: [
        { tag: 'node.name', position: 0, reason: 'unknown' },
        { tag: '=workflow.name', position: 29, reason: 'expression' },
      ],
    });
  });

  test.each([
    '{{workflow.creationTimestamp.j}}',
    '{{workflow.creationtimestamp.Y}}',
    '{{workflow.labels.team}}',
    '{{constructor}}',
    '{{__proto__}}',
    '{{toString}}',
    '{{}}',
  ])('does not know %s', (format) => {
    expect(render(format).unresolved).toHaveLength(1);
  });

  test.each([
    ['the pod', '{{pod.name}}', {}],
    ['the namespace', '{{workflow.namespace}}', {}],
    ['the date', '{{workflow.creationTimestamp.Y}}', {}],
    ['a date that is none', '{{workflow.creationTimestamp.Y}}', { createdAt: new Date('x') }],
    ['a time that is none', '{{workflow.creationTimestamp}}', { createdAt: new Date('x') }],
    ['seconds that are none', '{{workflow.creationTimestamp.s}}', { createdAt: new Date('x') }],
  ])('guesses no value: %s', (_, format, values) => {
    expect(render(format, values).unresolved).toHaveLength(1);
  });

  test('never throws, and gives a clean key or the reason', () => {
    const values = fc.record(
      {
        workflowName: fc.string(),
        namespace: fc.string(),
        podName: fc.string({ unit: 'binary' }),
        createdAt: fc.date({ noInvalidDate: false }),
        tags: fc.dictionary(fc.constantFrom('workflow.labels.x', 'constructor', 'y'), fc.string()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyFormat, values, (format, it) => {
        if (format.lastIndexOf('{{') > format.lastIndexOf('}}')) return;
        const { key, unresolved } = render(format, it);
        if (key === undefined) expect(unresolved.length).toBeGreaterThan(0);
        else expect(cleanKey(key)).toBe(key);
      }),
      { numRuns: 1_000 },
    );
  });

  test('never yields a key outside of the prefix, whatever the values are', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('.', '/', 'a', '..', '../') }),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, (label, parameter, podName) => {
        const { key } = render(
          'logs/team-a/{{workflow.labels.x}}/{{workflow.parameters.y}}-{{pod.name}}',
          {
            podName,
            tags: { 'workflow.labels.x': label, 'workflow.parameters.y': parameter },
          },
        );
        if (key !== undefined) expect(`${key}/`).toMatch(/^logs\/team-a\//);
      }),
      { numRuns: 5_000 },
    );
  });

  test.each([
    ['..', 'outside'],
    ['../../etc', 'outside'],
    ['a/../../b', 'outside'],
    ['a/../b', undefined],
    ['a..b', undefined],
    ['/a', undefined],
  ])('the value %j leads %s', (value, reason) => {
    const { unresolved } = render('logs/{{workflow.labels.x}}/y', {
      tags: { 'workflow.labels.x': value },
    });
    expect(unresolved?.[0]?.reason).toBe(reason);
  });

  test.each([
    ['{{node.name}}', 'unknown'],
    ['{{workflow.status}}', 'unknown'],
    ['{{workflow.creationTimestamp.j}}', 'unknown'],
    ['{{workflow.labels.team}}', 'no value'],
    ['{{inputs.parameters.x}}', 'no value'],
    ['{{workflow.uid}}', 'no value'],
    ["{{=workflow.parameters['a-b']}}", 'expression'],
  ])('says of %s that it is %s', (format, reason) => {
    expect(render(format, {}).unresolved).toEqual([
      { tag: format.slice(2, -2).trim(), position: 0, reason },
    ]);
  });

  const createdAt = new Date('2026-08-20T22:30:05Z');
  test.each([
    ['UTC', '2026-08-20T22:30:05Z 20 22 +0000 UTC'],
    ['Asia/Shanghai', undefined],
  ])('writes dates as a controller in %s does', (timeZone, expected) => {
    const format =
      '{{workflow.creationTimestamp}} {{workflow.creationTimestamp.d}} ' +
      '{{workflow.creationTimestamp.H}} {{workflow.creationTimestamp.z}} {{workflow.creationTimestamp.Z}}';
    expect(render(format, { createdAt, timeZone }).key).toBe(expected);
  });

  test.each([
    ['Asia/Shanghai', '2026-08-21T06:30:05+08:00 21 06 +0800'],
    ['America/St_Johns', '2026-08-20T20:00:05-02:30 20 20 -0230'],
    ['Europe/Berlin', '2026-08-21T00:30:05+02:00 21 00 +0200'],
  ])('moves the date with the zone %s', (timeZone, expected) => {
    const format =
      '{{workflow.creationTimestamp.RFC3339}} {{workflow.creationTimestamp.d}} ' +
      '{{workflow.creationTimestamp.H}} {{workflow.creationTimestamp.z}}';
    expect(render(format, { createdAt, timeZone }).key).toBe(expected);
  });
});
