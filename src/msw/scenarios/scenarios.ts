import {
  artifactReadOnly,
  binaryBytes,
  collectedWithArchive,
  executorLogsOnly,
  gzipArchive,
  multiUser,
  podGone,
  retried,
  shippedDefaultsMismatch,
  tarArchive,
} from './archived.js';
import {
  apiServerDown,
  archivingDisabled,
  keyPrefixMissing,
  noManifest,
  storeDenied,
  storeDown,
} from './archiveFailures.js';
import { liveRun } from './liveRun.js';
import {
  evicted,
  failedStep,
  finished,
  nodeUnreachable,
  noOutput,
  oomKilled,
  quietSoFar,
  rotatedAway,
  running,
  wrongContainer,
} from './podThere.js';
import {
  keyGuessed,
  namespacePrefixes,
  otherTimeZone,
  prefixChanged,
  repositoriesLookedUp,
  repositoryBroken,
  repositoryForbidden,
} from './repositories.js';
import type { Scenario } from './Scenario.js';
import {
  accessDenied,
  cutOff,
  kubernetesDown,
  loginPage,
  notKfp,
  rateLimited,
  stalled,
  streamFlagBroken,
} from './transport.js';
import {
  cached,
  containerCreating,
  imagePullBackOff,
  notStarted,
  skipped,
  unscheduled,
} from './waiting.js';

/** Name of a scenario. */
export type ScenarioName = keyof typeof scenarios;

/** All scenarios, by name. */
export const scenarios: {
  accessDenied: Scenario;
  apiServerDown: Scenario;
  archivingDisabled: Scenario;
  artifactReadOnly: Scenario;
  binaryBytes: Scenario;
  cached: Scenario;
  collectedWithArchive: Scenario;
  containerCreating: Scenario;
  cutOff: Scenario;
  evicted: Scenario;
  executorLogsOnly: Scenario;
  failedStep: Scenario;
  finished: Scenario;
  gzipArchive: Scenario;
  imagePullBackOff: Scenario;
  keyGuessed: Scenario;
  keyPrefixMissing: Scenario;
  kubernetesDown: Scenario;
  liveRun: Scenario;
  loginPage: Scenario;
  multiUser: Scenario;
  namespacePrefixes: Scenario;
  noManifest: Scenario;
  noOutput: Scenario;
  nodeUnreachable: Scenario;
  notKfp: Scenario;
  notStarted: Scenario;
  oomKilled: Scenario;
  otherTimeZone: Scenario;
  podGone: Scenario;
  prefixChanged: Scenario;
  quietSoFar: Scenario;
  rateLimited: Scenario;
  repositoriesLookedUp: Scenario;
  repositoryBroken: Scenario;
  repositoryForbidden: Scenario;
  retried: Scenario;
  rotatedAway: Scenario;
  running: Scenario;
  shippedDefaultsMismatch: Scenario;
  skipped: Scenario;
  stalled: Scenario;
  storeDenied: Scenario;
  storeDown: Scenario;
  streamFlagBroken: Scenario;
  tarArchive: Scenario;
  unscheduled: Scenario;
  wrongContainer: Scenario;
} = {
  accessDenied,
  apiServerDown,
  archivingDisabled,
  artifactReadOnly,
  binaryBytes,
  cached,
  collectedWithArchive,
  containerCreating,
  cutOff,
  evicted,
  executorLogsOnly,
  failedStep,
  finished,
  gzipArchive,
  imagePullBackOff,
  keyGuessed,
  keyPrefixMissing,
  kubernetesDown,
  liveRun,
  loginPage,
  multiUser,
  namespacePrefixes,
  noManifest,
  noOutput,
  nodeUnreachable,
  notKfp,
  notStarted,
  oomKilled,
  otherTimeZone,
  podGone,
  prefixChanged,
  quietSoFar,
  rateLimited,
  repositoriesLookedUp,
  repositoryBroken,
  repositoryForbidden,
  retried,
  rotatedAway,
  running,
  shippedDefaultsMismatch,
  skipped,
  stalled,
  storeDenied,
  storeDown,
  streamFlagBroken,
  tarArchive,
  unscheduled,
  wrongContainer,
};
