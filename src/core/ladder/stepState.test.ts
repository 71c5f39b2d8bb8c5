import { describe, expect, test } from 'vitest';

import type { StoredNode } from '../archive/storedWorkflow.js';
import { parsePod } from '../kfp/pod.js';
import { keepState, stepStateOf } from './stepState.js';
import type { RuntimeState } from './types.js';

const pod = (phase: string, state: object = {}, more: object = {}) =>
  parsePod({
    kind: 'Pod',
    spec: { containers: [{ name: 'main' }] },
    status: { phase, containerStatuses: [{ name: 'main', state }], ...more },
  });
const node = (phase: string, message = '') => ({ phase, message }) as StoredNode;
const ended = (exitCode: number, reason: string) => ({ terminated: { exitCode, reason } });
const of = (known: { pod?: ReturnType<typeof pod>; node?: StoredNode; task?: RuntimeState }) => {
  const { pod: ofPod, node: ofNode, task } = known;
  const target = { container: 'main', ...(task && { taskState: task }) };
  return stepStateOf(target, { ...(ofPod && { pod: ofPod }), ...(ofNode && { node: ofNode }) });
};

describe(stepStateOf, () => {
  test.each([
    ['a pod that waits', { pod: pod('Pending', { waiting: {} }) }, { phase: 'pending' }],
    ['a pod that runs', { pod: pod('Running', { running: {} }) }, { phase: 'running' }],
    ['an end with 0', { pod: pod('Succeeded', ended(0, 'Completed')) }, { phase: 'succeeded' }],
    ['an end with 1', { pod: pod('Failed', ended(1, 'Error')) }, { phase: 'failed', exitCode: 1 }],
    [
      'a kill for memory',
      { pod: pod('Failed', ended(137, 'OOMKilled')) },
      { phase: 'failed', exitCode: 137, reason: 'OOMKilled' },
    ],
    [
      'an eviction',
      { pod: pod('Failed', {}, { reason: 'Evicted', message: 'The node was low on memory.' }) },
      { phase: 'failed', reason: 'Evicted', message: 'The node was low on memory.' },
    ],
    [
      'a deadline',
      { pod: pod('Failed', ended(143, 'Error'), { reason: 'DeadlineExceeded' }) },
      { phase: 'failed', exitCode: 143, reason: 'DeadlineExceeded' },
    ],
    [
      'outputs that could not be stored',
      {
        pod: pod('Failed', ended(0, 'Completed')),
        node: node('Error', 'Error (exit code 64): failed to put file'),
      },
      { phase: 'failed', exitCode: 64, message: 'Error (exit code 64): failed to put file' },
    ],
    [
      'a node',
      { node: node('Failed', 'OOMKilled (exit code 137)') },
      { phase: 'failed', exitCode: 137, reason: 'OOMKilled' },
    ],
    [
      'a node that the report is behind of',
      { node: node('Running'), task: 'SUCCEEDED' as const },
      { phase: 'succeeded' },
    ],
    [
      'a task that was ended by hand',
      { node: node('Failed'), task: 'CANCELED' as const },
      { phase: 'canceled' },
    ],
    ['a step that never ran', { node: node('Omitted') }, { phase: 'skipped' }],
    ['the host alone', { task: 'FAILED' as const }, { phase: 'failed' }],
  ])('%s', (_, known, state) => {
    expect(of(known)).toMatchObject(state);
  });

  test('nothing is known', () => {
    expect(of({})).toBeUndefined();
  });

  test('a message with a secret in it', () => {
    const state = of({ node: node('Failed', 'Error (exit code 1): password=hunter2222') });
    expect(JSON.stringify(state)).not.toContain('hunter2222');
  });
});

describe(keepState, () => {
  const killed = { phase: 'failed', exitCode: 137 } as const;
  test.each([
    ['stays when nothing is known any more', killed, undefined, killed],
    ['stays when less is known', killed, { phase: 'failed' } as const, killed],
    ['changes with the phase', { phase: 'running' } as const, killed, killed],
    ['begins', undefined, killed, killed],
  ])('%s', (_, before, after, kept) => {
    expect(keepState(before, after)).toEqual(kept);
  });
});
