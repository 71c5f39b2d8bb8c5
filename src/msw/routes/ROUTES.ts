import type { Route } from '../http/Route.js';
import { artifact } from './artifact.js';
import { artifactContent } from './artifactContent.js';
import { closedApi } from './closedApi.js';
import { clusterName } from './clusterName.js';
import { download } from './download.js';
import { experiment } from './experiment.js';
import { health } from './health.js';
import { metadata } from './metadata.js';
import { oldProxy } from './oldProxy.js';
import { otherApi } from './otherApi.js';
import { otherArtifact } from './otherArtifact.js';
import { podEvents } from './podEvents.js';
import { podInfo } from './podInfo.js';
import { run } from './run.js';
import { runManifest } from './runManifest.js';
import { stepLog } from './stepLog.js';
import { streamedLog } from './streamedLog.js';
import { visualizations } from './visualizations.js';

/** Routes of the UI server, in the order in which they are tried. */
export const ROUTES: readonly Route[] = [
  health,
  artifact,
  download,
  otherArtifact,
  streamedLog,
  stepLog,
  podInfo,
  podEvents,
  clusterName,
  visualizations,
  metadata,
  closedApi,
  oldProxy,
  runManifest,
  run,
  experiment,
  artifactContent,
  otherApi,
];
