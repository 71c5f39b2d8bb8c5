import type { Clock } from '../../base/scheduler.js';
import { normalizeBaseUrl } from '../../kfp/client.js';
import type { KfpTimeouts } from '../../kfp/types.js';
import type { Rung } from '../rung.js';

/** Settings of {@link kubernetesPodLogs}. */
export interface KubernetesPodLogsOptions {
  /**
   * Where requests are passed on to the Kubernetes API: `'/api/k8s'` asks for
   * `/api/k8s/api/v1/namespaces/…`.
   */
  url: string;
  /**
   * Whether to read the container's instance before its last restart.
   *
   * @defaultValue as the target's `previous` says
   */
  previous?: boolean | undefined;
  /**
   * Sends the requests.
   *
   * @defaultValue `globalThis.fetch`, looked up at each request
   */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * Sent with each request; a function is called for each. They never appear in evidence.
   *
   * @defaultValue none
   */
  headers?: HeadersInit | (() => HeadersInit) | undefined;
  /**
   * How long to wait, in milliseconds. After `stall` without a byte, a log that is followed is asked
   * for again from its last line on.
   *
   * @defaultValue `{ head: 60_000, stall: 30_000 }`
   */
  timeouts?: Partial<KfpTimeouts> | undefined;
  /**
   * Where time comes from. For tests.
   *
   * @defaultValue the platform's clock
   */
  clock?: Clock | undefined;
}

/**
 * A rung for pages whose server passes requests on to the Kubernetes API, as Open Data Hub, Headlamp and
 * some dashboards do. The log of a running container streams in, of any container, and goes on from its
 * last line where a connection breaks. Whoever asks needs `get` on `pods/log`, and should have it on
 * `pods`.
 *
 * @example
 * ```ts
 * const rungs = [kubernetesPodLogs({ url: '/api/k8s' }), ...DEFAULT_RUNGS];
 * <RunLogs target={target} options={{ rungs }} />
 * ```
 *
 * @throws {TypeError} when `url` is no URL of a server, or carries credentials
 */
export function kubernetesPodLogs({ url, ...options }: KubernetesPodLogsOptions): Rung {
  const baseUrl = normalizeBaseUrl(url);
  return {
    name: 'kubernetesPodLogs',
    servesPrevious: true,
    climb: async (context) => {
      const { climbPodLogs } = await import('./climbPodLogs.js');
      return climbPodLogs({ ...options, baseUrl }, context);
    },
  };
}
