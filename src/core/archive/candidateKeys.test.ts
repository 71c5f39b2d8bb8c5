import { describe, expect, test } from 'vitest';

import { candidateKeys, guessKeys, keyValuesOf } from './candidateKeys.js';
import { parseKeyFormat, renderKey } from './keyFormat.js';
import { parseStoredWorkflow } from './storedWorkflow.js';

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
    const all = parseKeyFormat(`${format} {{inputs.parameters.fold}} {{pod.name}}`);
    expect(renderKey(all, values).key).toBe(
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

describe('candidateKeys', () => {
  const names = {
    podName: 'wf-system-container-driver-1',
    namespace: 'team-a',
    workflowName: undefined,
    createdAt: '2026-08-20T23:59:00Z',
    container: 'sidecar',
  };

  test('are where the server looks, by its own idea of the workflow, and where Argo writes', () => {
    expect(candidateKeys(names)).toEqual({
      server:
        'artifacts/wf-system-container-driver-1/2026/08/20/wf-system-container-driver-1/main.log',
      argo: 'private-artifacts/team-a/wf/2026/08/20/wf-system-container-driver-1/sidecar.log',
    });
    expect(candidateKeys({ ...names, workflowName: 'other' }).argo).toBe(
      'private-artifacts/team-a/other/2026/08/20/wf-system-container-driver-1/sidecar.log',
    );
  });

  test('are absent where a name is not known', () => {
    expect(candidateKeys({ ...names, podName: undefined })).toEqual({});
    expect(candidateKeys({ ...names, createdAt: undefined })).toEqual({});
    expect(Object.keys(candidateKeys({ ...names, namespace: undefined }))).toEqual(['server']);
  });
});
