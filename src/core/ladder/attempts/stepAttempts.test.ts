import { describe, expect, test } from 'vitest';

import { podNameOfNode, type StoredWorkflow } from '../../archive/storedWorkflow.js';
import { parseStoredWorkflow } from '../../archive/storedWorkflow.js';
import { parsePod } from '../../kfp/pod.js';
import type { LadderFacts } from '../facts.js';
import { resolveTarget } from '../target.js';
import type { RunLogsTarget } from '../types.js';
import { mergeStepAttempts } from './mergeStepAttempts.js';
import type { StepAttempt } from './StepAttempt.js';
import { stepAttemptsOf } from './stepAttempts.js';

const RUN = { runId: 'b5f0c1de', namespace: 'team-a', taskName: 'train' };

async function retried(): Promise<StoredWorkflow> {
  const node = (id: string, name: string, more: object) => ({
    id: `wf-${id}`,
    name,
    type: 'Pod',
    templateName: name.includes('driver') ? 'system-container-driver' : 'system-container-impl',
    ...more,
  });
  const nodes = [
    node('2', 'wf.train-driver', { phase: 'Succeeded' }),
    node('4', 'wf.train.executor', { type: 'Retry', children: ['wf-40', 'wf-41'] }),
    node('40', 'wf.train.executor(0)', {
      phase: 'Failed',
      message: 'OOMKilled (exit code 137)',
      startedAt: '2026-08-20T09:00:00Z',
      finishedAt: '2026-08-20T09:01:00Z',
    }),
    node('41', 'wf.train.executor(1)', { phase: 'Running', startedAt: 'soon' }),
  ];
  const stored = await parseStoredWorkflow({
    metadata: { name: 'wf' },
    status: { nodes: Object.fromEntries(nodes.map((it) => [it.id, it])) },
  });
  if (!stored) throw new Error('It is no workflow.');
  return stored;
}

const podOf = (workflow: StoredWorkflow, id: string): string => {
  const node = workflow.nodes.get(id);
  if (!node) throw new Error(`There is no node ${id}.`);
  return podNameOfNode(node, workflow);
};

const POD = parsePod({
  kind: 'Pod',
  metadata: { annotations: { 'workflows.argoproj.io/node-id': 'wf-41' } },
  spec: { containers: [{ name: 'wait' }, { name: 'main' }], initContainers: [{ name: 'init' }] },
  status: {
    phase: 'Running',
    initContainerStatuses: [
      { name: 'init', state: { terminated: { exitCode: 0, reason: 'Completed' } } },
    ],
    containerStatuses: [
      { name: 'wait', state: { running: {} } },
      {
        name: 'main',
        state: { running: {} },
        lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
      },
    ],
  },
});

/** The attempts that a climb has learned for a target. */
function attemptsOf(
  asked: RunLogsTarget,
  facts: Partial<LadderFacts>,
  servesContainers = false,
): readonly StepAttempt[] {
  const target = resolveTarget(asked, {});
  return stepAttemptsOf({ asked, target, facts, servesContainers }) ?? [];
}

/** A list of attempts in short: what became of each, and its logs, with a star at the one that is shown. */
const short = (attempts: readonly StepAttempt[] | undefined): string[] =>
  (attempts ?? []).map(({ attempt, state, logs }) => {
    const names = logs.map(({ pod, container, previous, state, shown }) =>
      [
        shown ? '*' : '',
        pod === 'driver' ? 'driver/' : '',
        container,
        previous ? ' before' : '',
        state ? `:${state.phase}${state.exitCode ? ` ${state.exitCode}` : ''}` : '',
      ].join(''),
    );
    return [attempt, state?.phase, state?.reason, state?.exitCode, names.join(', ')]
      .join(' ')
      .trim();
  });

describe(stepAttemptsOf.name, () => {
  test('has each attempt of the workflow, and the driver beside it', async () => {
    const workflow = await retried();
    const podName = podOf(workflow, 'wf-41');
    const node = workflow.nodes.get('wf-41') ?? null;
    const attempts = attemptsOf({ ...RUN, podName }, { workflow, node, podName });
    expect(short(attempts)).toEqual([
      '0 failed OOMKilled 137 main:failed 137, driver/main:succeeded',
      '1 running   *main:running, driver/main:succeeded',
    ]);
    const [first, last] = attempts;
    expect(first).toMatchObject({
      nodeId: 'wf-40',
      podName: podOf(workflow, 'wf-40'),
      startedAt: '2026-08-20T09:00:00Z',
      finishedAt: '2026-08-20T09:01:00Z',
    });
    expect(last?.startedAt).toBeUndefined();
    expect(first?.logs[0]?.target).toMatchObject({
      ...RUN,
      podName: podOf(workflow, 'wf-40'),
      nodeId: 'wf-40',
      attempt: 0,
      container: 'main',
    });
    expect(first?.logs[1]?.target).toMatchObject({ nodeId: 'wf-2', container: 'main' });
    expect(last?.logs[0]?.target).toEqual({ ...RUN, podName });
  });

  test('has the containers of the pod where a rung can give their logs, and supposes them in the pods of the other attempts', async () => {
    const workflow = await retried();
    const podName = podOf(workflow, 'wf-41');
    const node = workflow.nodes.get('wf-41') ?? null;
    const facts = { workflow, node, podName, pod: POD ?? null };
    expect(short(attemptsOf({ ...RUN, podName }, facts, true))).toEqual([
      '0 failed OOMKilled 137 main:failed 137, wait, init, driver/main:succeeded',
      '1 running   *main:running, main before:failed 137, wait:running, init:succeeded, driver/main:succeeded',
    ]);
    expect(short(attemptsOf({ ...RUN, podName }, facts))).toEqual([
      '0 failed OOMKilled 137 main:failed 137, driver/main:succeeded',
      '1 running   *main:running, driver/main:succeeded',
    ]);
  });

  test('has a container before its restart only where a rung can give its log', () => {
    const podName = 'wf-system-container-impl-41';
    const asked = { ...RUN, podName, container: 'wait' };
    const facts = { podName, pod: POD ?? null };
    expect(short(attemptsOf(asked, facts))).toEqual(['0 running   main:running, *wait:running']);
    expect(short(attemptsOf(asked, facts, true))).toEqual([
      '0 running   main:running, main before:failed 137, *wait:running, init:succeeded',
    ]);
    const before = attemptsOf(asked, facts, true)[0]?.logs[1]?.target;
    expect(before).toMatchObject({ podName, nodeId: 'wf-41', container: 'main', previous: true });
  });

  test('has what the launcher stored of each attempt, where there is nothing else', () => {
    const executorLogs = [1, 0].map((attempt) => ({
      uri: `s3://b/executor-logs-${attempt}`,
      attempt,
    }));
    const attempts = attemptsOf({ ...RUN, podName: 'train', executorLogs }, {});
    expect(short(attempts)).toEqual(['0    main', '1    *main']);
    expect(attempts[0]?.logs[0]?.target).toMatchObject({ ...RUN, attempt: 0, executorLogs });
    expect(attempts[0]?.logs[0]?.target.podName).toBeUndefined();
  });

  test('knows nothing where nothing was learned', () => {
    expect(attemptsOf({ ...RUN, podName: 'train' }, { workflow: null, pod: null })).toEqual([]);
  });

  test('drops names that Kubernetes does not allow', async () => {
    const stored = await parseStoredWorkflow({
      metadata: { name: 'wf' },
      status: {
        nodes: { '../x': { id: '../x', name: 'wf.train', templateName: 'a/..', type: 'Pod' } },
      },
    });
    const node = stored?.nodes.get('../x') ?? null;
    expect(attemptsOf(RUN, { workflow: stored ?? null, node })).toEqual([]);
  });

  test('keeps what the host knows of one log from the others', async () => {
    const workflow = await retried();
    const podName = podOf(workflow, 'wf-41');
    const known = {
      ...RUN,
      podName,
      taskState: 'FAILED',
      archive: { source: 'minio', bucket: 'b', key: 'k' },
    } as const;
    const facts = { workflow, node: workflow.nodes.get('wf-41') ?? null, podName };
    const [first, last] = attemptsOf(known, facts);
    expect(last?.logs[0]?.target).toEqual(known);
    expect(first?.logs[0]?.target).toMatchObject({ archive: undefined, taskState: undefined });
  });
});

describe(mergeStepAttempts.name, () => {
  test('keeps the containers of a pod that is gone, and the attempts that a pod does not tell', async () => {
    const workflow = await retried();
    const podName = podOf(workflow, 'wf-41');
    const node = workflow.nodes.get('wf-41') ?? null;
    const asked = { ...RUN, podName };
    const ofPod = attemptsOf(asked, { podName, pod: POD ?? null }, true);
    const ofWorkflow = attemptsOf(asked, { workflow, node, podName }, true);
    const both = [
      '0 failed OOMKilled 137 main:failed 137, driver/main:succeeded',
      '1 running   *main:running, main before:failed 137, wait:running, init:succeeded, driver/main:succeeded',
    ];
    expect(short(mergeStepAttempts(ofPod, ofWorkflow))).toEqual(both);
    expect(short(mergeStepAttempts(ofWorkflow, ofPod))).toEqual(both);
  });

  test('shows one log: that of the later list', async () => {
    const workflow = await retried();
    const list = (id: string) => {
      const podName = podOf(workflow, id);
      const node = workflow.nodes.get(id) ?? null;
      return attemptsOf({ ...RUN, podName }, { workflow, node, podName });
    };
    expect(short(mergeStepAttempts(list('wf-41'), list('wf-40')))).toEqual([
      '0 failed OOMKilled 137 *main:failed 137, driver/main:succeeded',
      '1 running   main:running, driver/main:succeeded',
    ]);
  });

  test.each([
    ['nothing before', undefined, []],
    ['nothing now', [], undefined],
  ])('takes %s as it is', (_, before, after) => {
    expect(mergeStepAttempts(before, after)).toEqual([]);
  });
});
