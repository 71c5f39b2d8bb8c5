import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { guessKeys, keyValuesOf } from './candidateKeys.js';
import { type KeyValues, parseKeyFormat, renderKey } from './keyFormat.js';
import { parseStoredWorkflow } from './storedWorkflow.js';

const render = (format: string, values: KeyValues): ReturnType<typeof renderKey> =>
  renderKey(parseKeyFormat(format), values);

describe('renderKey', () => {
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

describe('keyValuesOf', () => {
  test('takes every tag that the stored workflow and its node give', async () => {
    const workflow = await parseStoredWorkflow({
      metadata: {
        name: 'wf',
        namespace: 'team-a',
        uid: 'u-1',
        creationTimestamp: '2026-08-20T09:00:00Z',
        labels: { 'pipeline/runid': 'r-1' },
        annotations: { 'workflows.argoproj.io/scheduled-time': '2026-08-20T08:00:00Z', a: 'b' },
      },
      spec: {
        entrypoint: 'main',
        serviceAccountName: 'pipeline-runner',
        priority: 3,
        arguments: { parameters: [{ name: 'rows', value: '7' }] },
      },
      status: {
        nodes: {
          'wf-1': { id: 'wf-1', inputs: { parameters: [{ name: 'fold', value: '2' }] } },
        },
      },
    });
    const node = workflow?.nodes.get('wf-1');
    const format = [
      'name',
      'namespace',
      'uid',
      'mainEntrypoint',
      'serviceAccountName',
      'priority',
      'scheduledTime',
      'parameters.rows',
      'labels.pipeline/runid',
      'annotations.a',
    ]
      .map((tag) => `{{ workflow.${tag} }}`)
      .join(' ');
    const values = keyValuesOf({}, 'wf-train-1', { workflow, node });
    expect(render(`${format} {{inputs.parameters.fold}} {{pod.name}}`, values).key).toBe(
      'wf team-a u-1 main pipeline-runner 3 2026-08-20T08:00:00Z 7 r-1 b 2 wf-train-1',
    );
  });
});

describe('guessKeys', () => {
  const values = {
    workflowName: 'wf',
    namespace: 'team-a',
    podName: 'wf-1',
    createdAt: new Date('2026-08-20T23:59:00Z'),
  };

  test('tries both of KFP’s formats, the run’s day first, at most eight keys', () => {
    const keys = guessKeys(values, '2026-08-21T00:01:00Z', 'main.log');
    expect(keys.slice(0, 4)).toEqual([
      'private-artifacts/team-a/wf/2026/08/20/wf-1/main.log',
      'artifacts/wf/2026/08/20/wf-1/main.log',
      'private-artifacts/team-a/wf/2026/08/21/wf-1/main.log',
      'artifacts/wf/2026/08/21/wf-1/main.log',
    ]);
    expect(keys.length).toBeLessThanOrEqual(8);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('has no guess without the run’s date', () => {
    expect(guessKeys({ ...values, createdAt: undefined }, undefined, 'main.log')).toEqual([]);
  });
});
