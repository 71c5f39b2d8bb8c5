import type { RunLogsTarget } from '../../src/core/index.js';
import type { Exchange } from '../support/exchanges/Exchange.js';
import { RECORDED_RUN } from '../support/exchanges/worldFromRecording.js';

/** The step that a recorded request was about, as a host would name it. */
export function targetOf({ request }: Exchange): RunLogsTarget {
  const { pathname, searchParams } = new URL(request.path, 'http://127.0.0.1');
  const text = (name: string) => searchParams.get(name) ?? undefined;
  if (pathname.endsWith('/artifacts/get')) {
    return {
      runId: RECORDED_RUN,
      namespace: text('namespace'),
      archive: {
        source: text('source') === 's3' ? 's3' : 'minio',
        bucket: text('bucket') ?? '',
        key: text('key') ?? '',
      },
    };
  }
  return {
    runId: RECORDED_RUN,
    podName: text('podname'),
    namespace: text('podnamespace'),
    // A request for the pod has no date; the one for the log has.
    createdAt: text('createdat') ?? (pathname.endsWith('/logs') ? undefined : '2026-08-20'),
  };
}
