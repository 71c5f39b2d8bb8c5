import { describe, expect, test } from 'vitest';

import { parseEvents, parsePod } from '../kfp/pod.js';
import { diagnosePod, type PodVerdict, unreadableCauseOf } from './podCauses.js';

type Json = Record<string, unknown>;

const status = (name: string, state: Json): Json => ({
  name,
  image: 'x',
  imageID: '',
  restartCount: 0,
  state,
  lastState: {},
});
const waiting = (reason: string, message?: string): Json => ({ waiting: { reason, message } });
const terminated = (exitCode: number, reason: string, message?: string): Json => ({
  terminated: { exitCode, reason, message, finishedAt: '2026-08-20T09:59:59Z' },
});
const running: Json = { running: { startedAt: '2026-08-20T09:00:00Z' } };

/** A pod of Argo's as `k8s/pod` gives it; main and wait are in the same state unless told. */
function pod(
  phase: string,
  state: Json | undefined,
  more: { spec?: Json; status?: Json } = {},
): Json {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    spec: {
      nodeName: 'rig-node',
      containers: [{ name: 'main' }, { name: 'wait' }],
      ...more.spec,
    },
    status: {
      phase,
      ...(state && { containerStatuses: [status('main', state), status('wait', state)] }),
      ...more.status,
    },
  };
}

const event = (reason: string, message: string, second = 0, type = 'Warning'): Json => ({
  type,
  reason,
  message,
  lastTimestamp: `2026-08-20T09:01:0${second}Z`,
});

function diagnose(json: Json, events: readonly Json[] = [], container = 'main'): PodVerdict {
  const facts = parsePod(json);
  if (!facts) throw new Error('no pod');
  return diagnosePod(facts, parseEvents({ items: events }), container);
}

const PULLING = event('Pulling', 'Pulling image "ghcr.io/kubeflow/example:1"', 0, 'Normal');
const PULL_FAILED = event(
  'Failed',
  'Failed to pull image "ghcr.io/kubeflow/example:1": rpc error: code = NotFound desc = not found',
  1,
);
const BACK_OFF = event(
  'BackOff',
  'Back-off pulling image "ghcr.io/kubeflow/example:1"',
  3,
  'Normal',
);
const UNBOUND = 'MountVolume.SetUp failed for volume "data" : secret "data-creds" not found';
const NO_GPU = '0/3 nodes are available: 3 Insufficient nvidia.com/gpu.';

describe('a log that is still to come', () => {
  test.each<[string, Json, Json[], string, Json]>([
    [
      'a container that is being created',
      pod('Pending', waiting('ContainerCreating')),
      [event('Scheduled', 'Successfully assigned', 0, 'Normal')],
      'pod-starting',
      { reason: 'ContainerCreating' },
    ],
    [
      'a volume that cannot be mounted',
      pod('Pending', waiting('ContainerCreating')),
      [event('FailedMount', UNBOUND), event('Scheduled', 'Successfully assigned', 0, 'Normal')],
      'mount-failed',
      { message: UNBOUND },
    ],
    [
      'a volume that cannot be attached',
      pod('Pending', waiting('ContainerCreating')),
      [event('FailedAttachVolume', 'Multi-Attach error for volume "pvc-1"')],
      'mount-failed',
      { message: 'Multi-Attach error for volume "pvc-1"' },
    ],
    [
      'a volume that could be mounted at last',
      pod('Pending', waiting('PodInitializing'), {
        status: { initContainerStatuses: [status('init', running)] },
      }),
      [event('FailedMount', UNBOUND)],
      'pod-starting',
      { reason: 'PodInitializing' },
    ],
    [
      'an image that is backed off from, with the event that says why',
      pod(
        'Pending',
        waiting('ImagePullBackOff', 'Back-off pulling image "ghcr.io/kubeflow/example:1"'),
      ),
      [PULLING, PULL_FAILED, event('Failed', 'Error: ErrImagePull', 2), BACK_OFF],
      'image-pull',
      {
        container: 'main',
        reason: 'ImagePullBackOff',
        message:
          'Failed to pull image "ghcr.io/kubeflow/example:1": rpc error: code = NotFound desc = not found',
      },
    ],
    [
      'an image that is backed off from, without events',
      pod(
        'Pending',
        waiting('ImagePullBackOff', 'Back-off pulling image "ghcr.io/kubeflow/example:1"'),
      ),
      [],
      'image-pull',
      { message: 'Back-off pulling image "ghcr.io/kubeflow/example:1"' },
    ],
    [
      'an image that could not be pulled just now',
      pod('Pending', waiting('ErrImagePull', 'rpc error: unauthorized')),
      [PULLING],
      'image-pull',
      { reason: 'ErrImagePull', message: 'rpc error: unauthorized' },
    ],
    [
      'an image of no valid name',
      pod('Pending', waiting('InvalidImageName')),
      [event('InspectFailed', 'Failed to apply default image tag "A:b:c": invalid reference')],
      'image-pull',
      { message: 'Failed to apply default image tag "A:b:c": invalid reference' },
    ],
    [
      'the image of a container that prepares the step',
      pod('Pending', waiting('PodInitializing'), {
        status: {
          initContainerStatuses: [status('kfp-launcher', waiting('ErrImagePull', 'denied'))],
        },
      }),
      [],
      'image-pull',
      { container: 'kfp-launcher', message: 'denied' },
    ],
    [
      'a missing key of a Secret',
      pod(
        'Pending',
        waiting('CreateContainerConfigError', "couldn't find key password in Secret team-a/db"),
      ),
      [],
      'container-config',
      {
        container: 'main',
        reason: 'CreateContainerConfigError',
        message: "couldn't find key password in Secret team-a/db",
      },
    ],
    [
      'containers that prepare the step',
      pod('Pending', waiting('PodInitializing')),
      [],
      'pod-starting',
      { reason: 'PodInitializing' },
    ],
    [
      'a container that prepares the step and failed',
      pod('Pending', waiting('PodInitializing'), {
        status: { initContainerStatuses: [status('init', terminated(1, 'Error'))] },
      }),
      [],
      'init-failed',
      { container: 'init', reason: 'Error', message: 'Error (exit code 1)' },
    ],
    [
      'no node that has room',
      pod('Pending', undefined, {
        spec: { nodeName: undefined },
        status: {
          conditions: [
            { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: NO_GPU },
          ],
        },
      }),
      [event('FailedScheduling', NO_GPU)],
      'unschedulable',
      { message: NO_GPU },
    ],
    [
      'no node that has room, told by the event alone',
      pod('Pending', undefined, { spec: { nodeName: undefined } }),
      [event('FailedScheduling', NO_GPU)],
      'unschedulable',
      { message: NO_GPU },
    ],
    [
      'a pod of which nothing is known yet',
      pod('Pending', undefined, { spec: { nodeName: undefined } }),
      [],
      'pod-starting',
      { reason: 'Pending' },
    ],
  ])('waits for %s', (_, json, events, code, params) => {
    const verdict = diagnose(json, events);
    expect(verdict).toMatchObject({ kind: 'waiting', cause: { code, params } });
  });
});

describe('a log that cannot be where pods have theirs', () => {
  test.each<[string, Json, string, Json]>([
    [
      'an evicted pod',
      pod('Failed', terminated(137, 'ContainerStatusUnknown'), {
        status: { reason: 'Evicted', message: 'The node was low on resource: memory.' },
      }),
      'pod-evicted',
      { reason: 'Evicted', message: 'The node was low on resource: memory.' },
    ],
    [
      'a pod that was ended with its node',
      pod('Failed', terminated(137, 'Error'), {
        status: {
          reason: 'Terminated',
          message: 'Pod was terminated in response to imminent node shutdown.',
        },
      }),
      'pod-evicted',
      {
        reason: 'Terminated',
        message: 'Pod was terminated in response to imminent node shutdown.',
      },
    ],
    [
      'containers of which the node lost the trace',
      pod(
        'Failed',
        terminated(137, 'ContainerStatusUnknown', 'The container could not be located'),
      ),
      'pod-evicted',
      { reason: 'ContainerStatusUnknown', message: 'The container could not be located' },
    ],
    [
      'a pod whose preparation failed for good',
      pod('Failed', waiting('PodInitializing'), {
        status: { initContainerStatuses: [status('init', terminated(64, 'Error', 'no such key'))] },
      }),
      'init-failed',
      { container: 'init', message: 'no such key' },
    ],
  ])('is that of %s', (_, json, code, params) => {
    expect(diagnose(json)).toMatchObject({ kind: 'lost', cause: { code, params } });
  });
});

describe('a log that the pod should have', () => {
  test.each<[PodVerdict['kind'], string, Json, string?]>([
    ['running', 'of a running pod', pod('Running', running)],
    ['ended', 'of a pod that succeeded', pod('Succeeded', terminated(0, 'Completed'))],
    ['ended', 'of a pod that failed', pod('Failed', terminated(1, 'Error'))],
    ['ended', 'of a step that ran out of memory', pod('Failed', terminated(137, 'OOMKilled'))],
    [
      'ended',
      'of a step that ended while another container goes on',
      pod('Running', running, {
        status: {
          containerStatuses: [status('main', terminated(0, 'Completed')), status('wait', running)],
        },
      }),
    ],
    [
      'ended',
      'of a step that failed beside a stopped sidecar',
      pod('Failed', terminated(1, 'Error'), {
        status: { initContainerStatuses: [status('proxy', terminated(143, 'Error'))] },
      }),
    ],
    ['running', 'of a container that the pod does not have', pod('Running', running), 'user-main'],
    [
      'running',
      'of a running step in whose pod a volume was hard to mount',
      pod('Running', running),
    ],
  ])('%s: %s', (kind, _, json, container = 'main') => {
    expect(diagnose(json, [event('FailedMount', UNBOUND)], container)).toEqual({ kind });
  });
});

describe('a log that a running pod does not give', () => {
  const why = (json: Json, events: readonly Json[] = [], container = 'main'): unknown => {
    const facts = parsePod(json);
    return facts && unreadableCauseOf(facts, parseEvents({ items: events }), container);
  };

  test('is that of another container', () => {
    expect(why(pod('Running', running), [], 'user-main')).toMatchObject({
      code: 'container-not-found',
      params: { container: 'user-main' },
    });
  });

  test.each<[string, Json, Json[]]>([
    ['an event', pod('Running', running), [event('NodeNotReady', 'Node is not ready')]],
    ['its phase', pod('Unknown', running), []],
    ['its reason', pod('Running', running, { status: { reason: 'NodeLost' } }), []],
  ])('is on a node that is lost, by %s', (_, json, events) => {
    expect(why(json, events)).toMatchObject({ code: 'node-unreachable' });
  });

  test('may not be read, where nothing says that its node is lost', () => {
    const events = [event('FailedMount', UNBOUND)];
    expect(why(pod('Running', running), events)).toMatchObject({ code: 'pod-log-forbidden' });
  });
});

test('the words of an event are redacted', () => {
  const verdict = diagnose(pod('Pending', waiting('ErrImagePull', 'x')), [
    event('Failed', 'Failed to pull image "x": GET https://bob:hunter2@registry.example/v2: 401'),
  ]);
  expect(JSON.stringify(verdict)).not.toContain('hunter2');
});
