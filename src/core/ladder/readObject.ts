import type { ArtifactLocation } from '../kfp/types.js';
import type { RungContext } from './rung.js';
import type { RungName, RungOutcome } from './types.js';

/**
 * Reads a stored object as the log. An empty archive means that the step printed nothing. An empty
 * `executor-logs` object does not: the UI server also sends an empty 200 where nothing in GCS matches.
 */
export async function readObject(
  context: RungContext,
  rung: RungName,
  location: ArtifactLocation,
  origin: 'archive' | 'executorLogs' = 'archive',
): Promise<RungOutcome> {
  const { bucket, key } = location;
  const reading = await context.readLog((signal) =>
    context.client.getArtifact(location, { signal, namespace: context.target.namespace }),
  );
  switch (reading.kind) {
    case 'log':
      return { kind: 'log', source: { rung, origin, bucket, key }, caveat: reading.cause };
    case 'empty':
      return origin === 'archive'
        ? { kind: 'none', cause: { code: 'no-output', params: {} } }
        : { kind: 'miss', causes: [] };
    case 'none': {
      const { code = 'unknown', params } = reading.cause ?? {};
      return { kind: 'miss', causes: [{ code, params: { ...params, bucket, key } }] };
    }
  }
}
