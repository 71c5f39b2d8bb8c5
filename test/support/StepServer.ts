import { createKfpClient, type KfpClient, type RunLogsTarget } from '../../src/core/index.js';

/** How a request is to fail instead of being answered. */
export type Fault =
  /** The connection is reset before the head of the response. */
  | { kind: 'reset' }
  /** A response of this status in place of the server's. */
  | { kind: 'status'; status: number; text?: string; headers?: Record<string, string> }
  /** The body ends, is reset, or goes silent after so many bytes. */
  | { kind: 'short' | 'cut' | 'stall'; afterBytes: number };

const BASE = 'http://kfp.invalid';
const PLACES = {
  log: 'k8s/pod/logs',
  events: 'k8s/pod/events',
  pod: 'k8s/pod',
  run: 'apis/v1beta1/runs/',
  health: 'apis/v2beta1/healthz',
  artifact: 'artifacts/get',
} as const;

/** What of the server a request asks for. */
export type Place = keyof typeof PLACES | 'other';

/** The step that a {@link StepServer} has. */
export const STEP: RunLogsTarget = {
  runId: 'b5f0c1de',
  podName: 'churn-system-container-impl-1',
  namespace: 'team-a',
  createdAt: '2026-08-20T09:00:00Z',
};

/**
 * KFP's UI server with one step, for `createKfpClient`'s `fetch`: small and fast, where a `World` of
 * the simulated KFP has everything. A test changes its fields as the step lives on.
 */
export class StepServer {
  /** The pod that Kubernetes has, if any. */
  pod: 'none' | 'pending' | 'running' | 'succeeded' = 'running';
  /** What the node of the pod has kept of the log. */
  log: Uint8Array = new Uint8Array(0);
  /** The phase of the step in the stored workflow; `none`: the API server does not know the run. */
  phase: 'none' | 'Pending' | 'Running' | 'Succeeded' | 'Failed' = 'Running';
  /** The archived log, once it is uploaded; it is known of with the step's last phase. */
  archive: Uint8Array | undefined;
  /** Whether the workflow names an archived log before it is there. */
  isArchived = false;
  /** Whether the archived log is sent in place of that of a pod that is gone, as KFP's server can do. */
  fallsBack = false;
  /** Whether Kubernetes answers the UI server. */
  kubernetes = true;
  /** The events of the pod, which outlive it. */
  events: readonly object[] = [];
  namespace = 'team-a';
  /** Called for each request; a fault that it returns comes in place of the answer. */
  disturb: (place: Place) => Fault | undefined = () => undefined;
  /** Which place each request so far has asked for. */
  readonly asked: Place[] = [];
  /** Called with what was sent of each body, the length of the whole, and whether it is the archive's. */
  onSent: (place: Place, bytes: Uint8Array, length: number, isArchive: boolean) => void = () =>
    undefined;

  /** A client of this server. */
  client(options: Parameters<typeof createKfpClient>[0] = {}): KfpClient {
    return createKfpClient({ ...options, baseUrl: BASE, fetch: this.#fetch });
  }

  /** Appends text to the log of the pod. */
  write(text: string): void {
    this.log = Buffer.concat([this.log, Buffer.from(text)]);
  }

  /** What is sent for a path, of which a fault may take something away. */
  take(path: string): {
    place: Place;
    status: number;
    bytes: Uint8Array;
    fault: Fault | undefined;
  } {
    const entry = Object.entries(PLACES).find(([, start]) => path.startsWith(start));
    const place = (entry?.[0] ?? 'other') as Place;
    this.asked.push(place);
    const fault = this.disturb(place);
    const [status, body] = this.#answer(place);
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    if (fault?.kind !== 'reset' && fault?.kind !== 'status') {
      const sent = fault ? bytes.subarray(0, fault.afterBytes) : bytes;
      this.onSent(place, sent, bytes.length, bytes === this.archive);
    }
    return { place, status, bytes, fault };
  }

  readonly #fetch = (url: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const path = new Request(url).url.slice(BASE.length + 1);
    const { status, bytes, fault } = this.take(path);
    if (fault?.kind === 'reset') return Promise.reject(new TypeError('fetch failed'));
    if (fault?.kind === 'status') {
      const { status, text = '', headers = {} } = fault;
      return Promise.resolve(new Response(text, { status, headers }));
    }
    const stream = fault ? faulty(bytes, fault, init.signal) : new Uint8Array(bytes);
    return Promise.resolve(new Response(stream, { status }));
  };

  #answer(place: Place): [status: number, body: string | Uint8Array] {
    switch (place) {
      case 'log':
        if (this.kubernetes && /running|succeeded/.test(this.pod)) return [200, this.log];
        if (this.fallsBack && this.archive) return [200, this.archive];
        return [
          500,
          'Could not get main container logs: S3Error: The specified key does not exist.',
        ];
      case 'pod':
        if (!this.kubernetes || this.pod === 'none') {
          return [500, `Could not get pod ${STEP.podName ?? ''} in namespace team-a`];
        }
        return [200, JSON.stringify(podOf(this.pod))];
      case 'events':
        return this.kubernetes
          ? [200, JSON.stringify({ items: this.events })]
          : [
              500,
              `Error when listing pod events for pod ${STEP.podName ?? ''} in namespace team-a`,
            ];
      case 'run':
        if (this.phase === 'none') return [404, '{"code":5,"message":"Run not found"}'];
        return [
          200,
          JSON.stringify(
            runOf(this.phase, this.namespace, this.isArchived || this.archive !== undefined),
          ),
        ];
      case 'artifact':
        return this.archive ? [200, this.archive] : [404, 'No objects found at x'];
      case 'health':
        return [200, '{"apiServerReady":true}'];
      case 'other':
        return [404, 'artifact not found: <nil>'];
    }
  }
}

/** The pod, as Kubernetes has it. */
export function podOf(state: 'pending' | 'running' | 'succeeded'): object {
  const phase = { pending: 'Pending', running: 'Running', succeeded: 'Succeeded' }[state];
  const status = {
    pending: { waiting: { reason: 'ContainerCreating' } },
    running: { running: {} },
    succeeded: { terminated: { exitCode: 0, finishedAt: new Date().toISOString() } },
  }[state];
  return {
    kind: 'Pod',
    spec: { nodeName: 'node-1', containers: [{ name: 'main' }] },
    status: { phase, containerStatuses: [{ name: 'main', state: status }] },
  };
}

function runOf(phase: string, namespace: string, archived: boolean): object {
  const isOver = phase !== 'Running' && phase !== 'Pending';
  const artifacts = archived
    ? [{ name: 'main-logs', s3: { bucket: 'mlpipeline', key: 'logs/main.log' } }]
    : [];
  const workflow = {
    metadata: { name: 'churn', namespace },
    status: {
      phase: isOver ? phase : 'Running',
      nodes: {
        'churn-1': {
          id: 'churn-1',
          name: 'churn.train',
          templateName: 'system-container-impl',
          type: 'Pod',
          phase,
          outputs: { artifacts: isOver ? artifacts : [] },
        },
      },
    },
  };
  return { run: {}, pipeline_runtime: { workflow_manifest: JSON.stringify(workflow) } };
}

function faulty(
  bytes: Uint8Array,
  { kind, afterBytes }: Extract<Fault, { afterBytes: number }>,
  signal: AbortSignal | null | undefined,
): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      if (afterBytes > 0) controller.enqueue(new Uint8Array(bytes.subarray(0, afterBytes)));
      signal?.addEventListener('abort', () => {
        controller.error(signal.reason);
      });
      if (kind === 'short') controller.close();
    },
    pull: (controller) => {
      if (kind === 'cut') controller.error(new TypeError('terminated'));
    },
  });
}
