import type {
  DiagnosisCode,
  LogSource,
  RunLogsSnapshot,
  RunLogsStatus,
} from '../../src/core/index.js';
import type { ScenarioName } from '../../src/msw/index.js';

/** What the ladder is to find in a scenario. */
export interface Expectation {
  status: RunLogsStatus;
  /** Rung and origin of the log. */
  source?: `${string}/${LogSource['origin']}`;
  code?: DiagnosisCode;
}

/** For every scenario, the same in Node, in a browser and on screen. */
export const EXPECTATIONS: Readonly<Record<ScenarioName, Expectation>> = {
  accessDenied: { status: 'unavailable', code: 'access-denied' },
  apiServerDown: { status: 'unavailable', code: 'api-server-down' },
  archivingDisabled: { status: 'unavailable', code: 'archiving-disabled' },
  artifactReadOnly: { status: 'complete', source: 'artifactRead/artifact' },
  binaryBytes: { status: 'complete', source: 'live/server' },
  cached: { status: 'unavailable', code: 'cached' },
  collectedWithArchive: { status: 'complete', source: 'live/server' },
  containerCreating: { status: 'waiting', code: 'mount-failed' },
  cutOff: { status: 'complete', source: 'live/podEnded', code: 'cut-off' },
  evicted: { status: 'unavailable', code: 'pod-evicted' },
  executorLogsOnly: {
    status: 'complete',
    source: 'executorLogs/executorLogs',
    code: 'executor-logs-only',
  },
  failedStep: { status: 'complete', source: 'live/podEnded' },
  finished: { status: 'complete', source: 'live/podEnded' },
  gzipArchive: { status: 'complete', source: 'manifestArchive/archive' },
  imagePullBackOff: { status: 'waiting', code: 'image-missing' },
  keyGuessed: { status: 'complete', source: 'guessedArchive/archive', code: 'key-guessed' },
  keyPrefixMissing: { status: 'unavailable', code: 'key-mismatch' },
  kubernetesDown: { status: 'complete', source: 'live/server' },
  liveRun: { status: 'waiting', code: 'not-started' },
  loginPage: { status: 'unavailable', code: 'login-required' },
  multiUser: { status: 'complete', source: 'manifestArchive/archive' },
  namespacePrefixes: { status: 'complete', source: 'live/server' },
  noManifest: { status: 'unavailable', code: 'key-mismatch' },
  noOutput: { status: 'complete', code: 'no-output' },
  nodeUnreachable: { status: 'unavailable', code: 'node-unreachable' },
  notKfp: { status: 'unavailable', code: 'not-kfp' },
  notStarted: { status: 'waiting', code: 'not-started' },
  oomKilled: { status: 'complete', source: 'live/podEnded' },
  otherTimeZone: { status: 'complete', source: 'configuredArchive/archive' },
  podGone: { status: 'complete', source: 'live/server' },
  prefixChanged: { status: 'complete', source: 'configuredArchive/archive' },
  quietSoFar: { status: 'waiting', code: 'no-output-yet' },
  rateLimited: { status: 'unavailable', code: 'rate-limited' },
  repositoriesLookedUp: { status: 'complete', source: 'configuredArchive/archive' },
  repositoryBroken: { status: 'unavailable', code: 'repository-config-invalid' },
  repositoryForbidden: { status: 'unavailable', code: 'repository-forbidden' },
  retried: { status: 'complete', source: 'manifestArchive/archive' },
  rotatedAway: { status: 'complete', source: 'manifestArchive/archive' },
  running: { status: 'following', source: 'live/pod' },
  shippedDefaultsMismatch: { status: 'complete', source: 'manifestArchive/archive' },
  skipped: { status: 'unavailable', code: 'skipped' },
  stalled: { status: 'complete', source: 'live/podEnded', code: 'cut-off' },
  storeDenied: { status: 'unavailable', code: 'store-denied' },
  storeDown: { status: 'unavailable', code: 'store-unreachable' },
  streamFlagBroken: { status: 'complete', source: 'manifestArchive/archive' },
  tarArchive: { status: 'complete', source: 'manifestArchive/archive' },
  unscheduled: { status: 'waiting', code: 'unschedulable' },
  wrongContainer: { status: 'unavailable', code: 'container-not-found' },
};

/** A snapshot in the terms of an expectation. */
export function outcomeOf({ status, source, diagnosis }: RunLogsSnapshot): Expectation {
  return {
    status,
    ...(source && { source: `${source.rung}/${source.origin}` as const }),
    ...(diagnosis && { code: diagnosis.code }),
  };
}
