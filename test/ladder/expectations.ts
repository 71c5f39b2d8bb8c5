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
  cachedFromOriginal: { status: 'complete', source: 'manifestArchive/archive', code: 'cached' },
  collectedWithArchive: { status: 'complete', source: 'live/server' },
  containerCreating: { status: 'waiting', code: 'mount-failed' },
  containerRestarted: { status: 'following', source: 'live/pod' },
  cutOff: { status: 'complete', source: 'live/podEnded', code: 'cut-off' },
  driverAndLauncher: { status: 'following', source: 'live/pod' },
  evicted: { status: 'unavailable', code: 'pod-evicted' },
  executorLogsOnly: {
    status: 'complete',
    source: 'executorLogs/executorLogs',
    code: 'executor-logs-only',
  },
  failedStep: { status: 'complete', source: 'live/podEnded' },
  finished: { status: 'complete', source: 'live/podEnded' },
  gzipArchive: { status: 'complete', source: 'manifestArchive/archive' },
  identityMissing: { status: 'unavailable', code: 'identity-missing' },
  imagePullBackOff: { status: 'waiting', code: 'image-missing' },
  keyGuessed: { status: 'complete', source: 'guessedArchive/archive', code: 'key-guessed' },
  keyPrefixMissing: { status: 'unavailable', code: 'key-mismatch' },
  kubernetesDown: { status: 'complete', source: 'live/unknown' },
  kubernetesUnreachable: { status: 'unavailable', code: 'kubernetes-unreachable' },
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
  otherContainer: { status: 'unavailable', code: 'container-not-served' },
  otherTimeZone: { status: 'complete', source: 'configuredArchive/archive' },
  podAccessForbidden: { status: 'unavailable', code: 'pod-log-forbidden' },
  podGone: { status: 'complete', source: 'live/server' },
  podLogForbidden: { status: 'unavailable', code: 'pod-log-forbidden' },
  prefixChanged: { status: 'complete', source: 'configuredArchive/archive' },
  quietSoFar: { status: 'waiting', code: 'no-output-yet' },
  rateLimited: { status: 'waiting', code: 'rate-limited' },
  repositoriesLookedUp: { status: 'complete', source: 'configuredArchive/archive' },
  repositoryBroken: { status: 'unavailable', code: 'repository-config-invalid' },
  repositoryForbidden: { status: 'unavailable', code: 'repository-forbidden' },
  retried: { status: 'complete', source: 'manifestArchive/archive' },
  retriedOutOfMemory: { status: 'complete', source: 'manifestArchive/archive' },
  rotatedAway: { status: 'complete', source: 'manifestArchive/archive' },
  running: { status: 'following', source: 'live/pod' },
  serverTokenInvalid: { status: 'unavailable', code: 'server-token-invalid' },
  shippedDefaultsMismatch: { status: 'complete', source: 'manifestArchive/archive' },
  skipped: { status: 'unavailable', code: 'skipped' },
  stalled: { status: 'complete', source: 'live/podEnded', code: 'cut-off' },
  storeDenied: { status: 'unavailable', code: 'store-denied' },
  storeDown: { status: 'unavailable', code: 'store-unreachable' },
  streamFlagBroken: { status: 'complete', source: 'manifestArchive/archive' },
  tarArchive: { status: 'complete', source: 'manifestArchive/archive' },
  unscheduled: { status: 'waiting', code: 'unschedulable' },
  workflowsForbidden: { status: 'unavailable', code: 'workflow-forbidden' },
  windowsStep: { status: 'complete', source: 'live/server' },
  wrongContainer: { status: 'unavailable', code: 'container-not-found' },
};

/** A line that every sample log has. */
export const LOG = /churn\.train: loading/;
/** What the UI server says where it looks for a log under a key that is not there. */
export const NO_KEY =
  /^Could not get main container logs: S3Error: The specified key does not exist\.$/;

/** For every scenario, status and body of the first response: that to the request for the live log. */
export const FIRST_RESPONSES: Record<Exclude<ScenarioName, 'stalled'>, [number, RegExp]> = {
  accessDenied: [403, /^Access denied to namespace$/],
  apiServerDown: [500, NO_KEY],
  archivingDisabled: [500, /Unable to retrieve workflow status/],
  artifactReadOnly: [500, /Access Denied/],
  binaryBytes: [200, /^valid é line/],
  cached: [400, /^podname argument is required$/],
  cachedFromOriginal: [400, /^podname argument is required$/],
  collectedWithArchive: [200, LOG],
  containerCreating: [500, NO_KEY],
  containerRestarted: [200, LOG],
  cutOff: [200, /^broken off$/],
  driverAndLauncher: [200, LOG],
  evicted: [500, NO_KEY],
  executorLogsOnly: [500, NO_KEY],
  failedStep: [200, /KeyError/],
  finished: [200, LOG],
  gzipArchive: [500, NO_KEY],
  identityMissing: [403, /^Access denied to namespace$/],
  imagePullBackOff: [500, NO_KEY],
  keyPrefixMissing: [500, NO_KEY],
  keyGuessed: [500, NO_KEY],
  kubernetesDown: [200, LOG],
  kubernetesUnreachable: [500, NO_KEY],
  liveRun: [500, NO_KEY],
  loginPage: [200, /^<!DOCTYPE html>/],
  multiUser: [500, NO_KEY],
  namespacePrefixes: [200, LOG],
  noManifest: [500, NO_KEY],
  noOutput: [200, /^$/],
  nodeUnreachable: [500, NO_KEY],
  notKfp: [404, /^<html>/],
  notStarted: [400, /^podname argument is required$/],
  oomKilled: [200, LOG],
  otherContainer: [200, LOG],
  otherTimeZone: [500, NO_KEY],
  podAccessForbidden: [500, /HTTP-Code: 403/],
  podGone: [200, LOG],
  podLogForbidden: [500, NO_KEY],
  prefixChanged: [500, NO_KEY],
  quietSoFar: [200, /^$/],
  rateLimited: [429, /^local_rate_limited$/],
  repositoriesLookedUp: [500, NO_KEY],
  repositoryBroken: [500, NO_KEY],
  repositoryForbidden: [500, NO_KEY],
  retried: [500, NO_KEY],
  retriedOutOfMemory: [500, NO_KEY],
  rotatedAway: [200, /^unable to retrieve container logs for containerd/],
  running: [200, LOG],
  serverTokenInvalid: [500, /HTTP-Code: 401/],
  shippedDefaultsMismatch: [500, NO_KEY],
  skipped: [400, /^podname argument is required$/],
  storeDenied: [500, /Access Denied/],
  storeDown: [500, /ECONNREFUSED/],
  streamFlagBroken: [404, /"Not Found"/],
  tarArchive: [500, NO_KEY],
  unscheduled: [500, NO_KEY],
  workflowsForbidden: [500, /HTTP-Code: 403/],
  // The end of a line in UTF-16, and a letter.
  windowsStep: [200, /\r\0\n\0\d\0/],
  wrongContainer: [500, NO_KEY],
};

/** A snapshot in the terms of an expectation. */
export function outcomeOf({ status, source, diagnosis }: RunLogsSnapshot): Expectation {
  return {
    status,
    ...(source && { source: `${source.rung}/${source.origin}` as const }),
    ...(diagnosis && { code: diagnosis.code }),
  };
}
