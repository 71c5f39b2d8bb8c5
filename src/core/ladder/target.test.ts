import { describe, expect, test } from 'vitest';

import { causeKnownBeforehand } from './causeKnownBeforehand.js';
import { resolveTarget } from './target.js';
import type { RunLogsTarget } from './types.js';

const TARGET: RunLogsTarget = { runId: 'b5f0c1de', podName: 'train', namespace: 'team-a' };

describe(resolveTarget.name, () => {
  test('applies the defaults of KFP’s manifests', () => {
    expect(resolveTarget(TARGET, {})).toEqual({
      ...TARGET,
      container: 'main',
      logFile: 'main.log',
      bucket: 'mlpipeline',
      createdOn: undefined,
    });
  });

  test('keeps what the host says: its container, and the bucket that is named most closely', () => {
    const archive = { keyFormat: 'logs', bucket: 'settings' };
    const named = { source: 'minio', bucket: 'target', key: 'k' } as const;
    expect(resolveTarget({ ...TARGET, container: 'wait' }, { archive })).toMatchObject({
      container: 'wait',
      logFile: 'wait.log',
      bucket: 'settings',
    });
    expect(resolveTarget({ ...TARGET, archive: named }, { archive }).bucket).toBe('target');
  });

  test.each([
    ['2026-08-20T23:58:00Z', '2026-08-20'],
    ['2026-08-20T23:58:00-04:00', '2026-08-21'],
    [new Date('2026-08-20T00:00:00Z'), '2026-08-20'],
    ['some day', undefined],
  ])('writes %s as the date in UTC', (createdAt, createdOn) => {
    expect(resolveTarget({ ...TARGET, createdAt }, {}).createdOn).toBe(createdOn);
  });
});

describe(causeKnownBeforehand.name, () => {
  test.each<[Partial<RunLogsTarget>, string | undefined]>([
    [{}, undefined],
    [{ runId: ' ' }, 'invalid-target'],
    [{ runId: 'a/b' }, 'invalid-target'],
    [{ runId: '.' }, 'invalid-target'],
    [{ runId: '..' }, 'invalid-target'],
    [{ runId: '%2e%2E' }, 'invalid-target'],
    [{ runId: 'x'.repeat(254) }, 'invalid-target'],
    [{ podName: '../x' }, 'invalid-target'],
    [{ container: '../x' }, 'invalid-target'],
    [{ container: '..' }, 'invalid-target'],
    [{ createdAt: 'some day' }, 'invalid-target'],
    [{ taskState: 'SKIPPED' }, 'skipped'],
    [{ cached: true }, 'cached'],
    [{ cached: true, executorLogs: [{ uri: 'minio://b/k' }] }, undefined],
    [{ taskState: 'PENDING', podName: undefined }, 'not-started'],
    [{ taskState: 'PENDING' }, undefined],
  ])('%j: %s', (more, code) => {
    expect(causeKnownBeforehand({ ...TARGET, ...more })?.code).toBe(code);
  });
});
