import type { ArtifactLocation } from '../../kfp/types.js';
import { readObject } from '../readObject.js';
import type { ExecutorLogs, Rung, RunLogsTarget } from '../types.js';

/** What KFP's launcher stored: the output of the user's program, without the rest of the container. */
export const executorLogs: Rung = {
  name: 'executorLogs',
  climb: async (context) => {
    const wanted = wantedOf(context.target);
    const location = wanted && parseArtifactUri(wanted.uri);
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

/** The attempt that is asked for, else the last one; attempts of no number count as the first. */
function wantedOf({ executorLogs: all, attempt }: RunLogsTarget): ExecutorLogs | undefined {
  if (!all) return undefined;
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
