import { DEFAULT_CONTAINER } from '../../archive/names.js';
import type { ArtifactLocation } from '../../kfp/types.js';
import { readObject } from '../readObject.js';
import type { Rung } from '../rung.js';
import type { ExecutorLogs } from '../types.js';

/** The artifact `executor-logs` of KFP's launcher: what the user's program printed, and no more. */
export const executorLogs: Rung = {
  name: 'executorLogs',
  climb: async (context) => {
    const { target } = context;
    // The launcher stores what the user's program printed, which is no other container's log.
    if (!target.executorLogs || target.container !== DEFAULT_CONTAINER) return context.skip();
    const { executorLogs = [], cause } = await context.lookUpExecutorLogs();
    if (cause) return { kind: 'miss', causes: [cause] };
    const wanted = wantedOf(executorLogs, target.attempt);
    const location = wanted && parseArtifactUri(wanted.uri);
    // A cached step is asked for too: its `executor-logs` may be of the run that computed its output.
    if (!wanted && target.cached) return { kind: 'none', cause: { code: 'cached', params: {} } };
    if (!wanted || !location) return context.skip();
    const outcome = await readObject(
      context,
      'executorLogs',
      { ...location, providerInfo: wanted.providerInfo },
      'executorLogs',
    );
    if (outcome.kind !== 'log') return outcome;
    return { ...outcome, caveat: outcome.caveat ?? { code: 'executor-logs-only', params: {} } };
  },
};

/** The logs of the wanted attempt, else of the last one; without a number they are of attempt 0. */
function wantedOf(
  all: readonly ExecutorLogs[],
  attempt: number | undefined,
): ExecutorLogs | undefined {
  if (attempt !== undefined) return all.find((it) => (it.attempt ?? 0) === attempt);
  return [...all].sort((a, b) => (b.attempt ?? 0) - (a.attempt ?? 0))[0];
}

const SOURCES: ReadonlyMap<string, ArtifactLocation['source']> = new Map([
  ['minio', 'minio'],
  ['s3', 's3'],
  ['gs', 'gcs'],
]);

/** Reads an artifact's URI (`minio://bucket/key`, `s3://…`, `gs://…`); `undefined` for any other. */
export function parseArtifactUri(uri: string): ArtifactLocation | undefined {
  const match = /^([a-z0-9]+):\/\/([^/?#]+)\/([^?#]+)$/.exec(uri);
  const [, scheme = '', bucket, key] = match ?? [];
  const source = SOURCES.get(scheme);
  return source && bucket && key ? { source, bucket, key } : undefined;
}
