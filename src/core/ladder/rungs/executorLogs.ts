import { parseArtifactUri } from '../../archive/parseArtifactUri.js';
import { readObject } from '../readObject.js';
import type { Rung } from '../Rung.js';
import type { ExecutorLogs, RunLogsTarget } from '../RunLogsTarget.js';

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
