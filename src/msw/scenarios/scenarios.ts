import type { Scenario } from './Scenario.js';
import { accessDenied } from './accessDenied.js';
import { apiServerDown } from './apiServerDown.js';
import { archivingDisabled } from './archivingDisabled.js';
import { artifactReadOnly } from './artifactReadOnly.js';
import { binaryBytes } from './binaryBytes.js';
import { cached } from './cached.js';
import { collectedWithArchive } from './collectedWithArchive.js';
import { containerCreating } from './containerCreating.js';
import { cutOff } from './cutOff.js';
import { evicted } from './evicted.js';
import { executorLogsOnly } from './executorLogsOnly.js';
import { failedStep } from './failedStep.js';
import { finished } from './finished.js';
import { gzipArchive } from './gzipArchive.js';
import { imagePullBackOff } from './imagePullBackOff.js';
import { keyGuessed } from './keyGuessed.js';
import { keyPrefixMissing } from './keyPrefixMissing.js';
import { kubernetesDown } from './kubernetesDown.js';
import { liveRun } from './liveRun.js';
import { loginPage } from './loginPage.js';
import { multiUser } from './multiUser.js';
import { namespacePrefixes } from './namespacePrefixes.js';
import { noManifest } from './noManifest.js';
import { noOutput } from './noOutput.js';
import { nodeUnreachable } from './nodeUnreachable.js';
import { notKfp } from './notKfp.js';
import { notStarted } from './notStarted.js';
import { oomKilled } from './oomKilled.js';
import { otherTimeZone } from './otherTimeZone.js';
import { podGone } from './podGone.js';
import { prefixChanged } from './prefixChanged.js';
import { quietSoFar } from './quietSoFar.js';
import { rateLimited } from './rateLimited.js';
import { repositoriesLookedUp } from './repositoriesLookedUp.js';
import { repositoryBroken } from './repositoryBroken.js';
import { repositoryForbidden } from './repositoryForbidden.js';
import { retried } from './retried.js';
import { rotatedAway } from './rotatedAway.js';
import { running } from './running.js';
import { shippedDefaultsMismatch } from './shippedDefaultsMismatch.js';
import { skipped } from './skipped.js';
import { stalled } from './stalled.js';
import { storeDenied } from './storeDenied.js';
import { storeDown } from './storeDown.js';
import { streamFlagBroken } from './streamFlagBroken.js';
import { tarArchive } from './tarArchive.js';
import { unscheduled } from './unscheduled.js';
import { wrongContainer } from './wrongContainer.js';

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
