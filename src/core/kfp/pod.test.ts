import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseEvents, parsePod } from './pod.js';

describe('parsePod', () => {
  test('reads what matters of a pod', () => {
    const pod = {
      kind: 'Pod',
      metadata: {
        labels: { 'workflows.argoproj.io/workflow': 'churn' },
        annotations: { 'workflows.argoproj.io/node-id': 'churn-1' },
      },
      spec: { nodeName: 'rig-node', containers: [{ name: 'main' }, { name: 'wait' }] },
      status: {
        phase: 'Failed',
        reason: 'Evicted',
        message: 'The node was low on resource: memory.',
        conditions: [
          { type: 'PodScheduled', status: 'True' },
          { type: 'Ready', status: 'False', message: 'x' },
        ],
        initContainerStatuses: [
          { name: 'init', state: { waiting: { reason: 'a', message: 'b' } } },
        ],
        containerStatuses: [
          {
            name: 'main',
            state: { terminated: { exitCode: 137, finishedAt: '2026-08-20T10:00:00Z' } },
          },
          { name: 'wait', state: { running: {} } },
        ],
      },
    };
    const unsaid = { reason: '', message: '', exitCode: undefined, finishedAt: undefined };
    expect(parsePod(pod)).toEqual({
      phase: 'Failed',
      reason: 'Evicted',
      message: 'The node was low on resource: memory.',
      nodeName: 'rig-node',
      unschedulable: undefined,
      containerNames: ['main', 'wait'],
      containers: [
        { ...unsaid, name: 'init', init: true, state: 'waiting', reason: 'a', message: 'b' },
        {
          ...unsaid,
          name: 'main',
          init: false,
          state: 'terminated',
          exitCode: 137,
          finishedAt: '2026-08-20T10:00:00Z',
        },
        { ...unsaid, name: 'wait', init: false, state: 'running' },
      ],
      workflowName: 'churn',
      nodeId: 'churn-1',
    });
  });

  test.each([undefined, null, '', 1, [], {}, { kind: 'Status', status: 'Failure' }, { spec: 1 }])(
    'finds no pod in %j',
    (json) => {
      expect(parsePod(json)).toBeUndefined();
    },
  );

  test('never throws, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (status, spec, metadata) => {
        expect(parsePod({ kind: 'Pod', status, spec, metadata })).toBeDefined();
        const statuses = { containerStatuses: [status, { state: spec }], conditions: [metadata] };
        expect(parsePod({ kind: 'Pod', status: statuses })?.containers).toHaveLength(2);
      }),
    );
  });
});

describe('parseEvents', () => {
  test('gives the latest first', () => {
    const items = [
      { type: 'Normal', reason: 'Scheduled', message: 'a', lastTimestamp: '2026-08-20T09:00:00Z' },
      { type: 'Warning', reason: 'FailedMount', message: 'b', eventTime: '2026-08-20T09:02:00Z' },
      { type: 'Normal', reason: 'Pulling', message: 'c', lastTimestamp: '2026-08-20T09:01:00.5Z' },
      { reason: 'Old' },
    ];
    expect(parseEvents({ items }).map(({ reason, warning }) => [reason, warning])).toEqual([
      ['FailedMount', true],
      ['Pulling', false],
      ['Scheduled', false],
      ['Old', false],
    ]);
  });

  test('never throws, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.jsonValue()), (json, items) => {
        expect(Array.isArray(parseEvents(json))).toBe(true);
        expect(parseEvents({ items })).toHaveLength(items.length);
      }),
    );
  });
});
