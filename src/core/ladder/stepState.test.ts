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

describe('the start of a step', () => {
  const startedAt = '2026-08-20T09:00:02Z';
  const running = { running: { startedAt } };
  const stored = { ...node('Running'), startedAt: '2026-08-20T09:00:00Z' };

  test.each([
    ['is that of its container', { pod: pod('Running', running), node: stored }, startedAt],
    [
      'is told by a container that has ended',
      { pod: pod('Succeeded', { terminated: { exitCode: 0, startedAt } }) },
      startedAt,
    ],
    ['is that of its node without a pod', { node: stored }, stored.startedAt],
    ['is not known of a pod that waits', { pod: pod('Pending', { waiting: {} }) }, undefined],
  ])('%s', (_, known, expected) => {
    expect(of(known)?.startedAt).toBe(expected);
  });

  test('is kept when the pod is gone, and is another one after a restart', () => {
    const before = of({ pod: pod('Running', running), node: stored });
    const gone = of({ node: { ...stored, phase: 'Succeeded' } });
    expect(keepState(before, gone)).toEqual({ phase: 'succeeded', startedAt });
    const anew = { running: { startedAt: '2026-08-20T09:01:00Z' } };
    const restarted = of({ pod: pod('Running', anew), task: 'SUCCEEDED' });
    expect(keepState(before, restarted)?.startedAt).toBe('2026-08-20T09:01:00Z');
  });

  test('is that of the container before its restart, where that is what is shown', () => {
    const before = { exitCode: 1, startedAt };
    const facts = parsePod({
      kind: 'Pod',
      spec: { containers: [{ name: 'main' }] },
      status: {
        phase: 'Running',
        containerStatuses: [
          {
            name: 'main',
            state: { running: { startedAt: '2026-08-20T09:01:00Z' } },
            lastState: { terminated: before },
          },
        ],
      },
    });
    const target = { container: 'main', previous: true };
    const state = stepStateOf(target, facts ? { pod: facts } : {});
    expect(state?.startedAt).toBe(startedAt);
  });
});
