export {
  configMapRepositories,
  type ConfigMapRepositoriesOptions,
} from './archive/configMapRepositories.js';
export {
  cleanKey,
  parseKeyFormat,
  type KeyFormat,
  type KeyFormatPart,
  renderKey,
  type KeyValues,
  type RenderedKey,
  type UnresolvedTag,
} from './archive/keyFormat.js';
export {
  hashNodeName,
  nodeIdOf,
  podNameOf,
  type PodNameParts,
  workflowNameOf,
} from './archive/names.js';
export {
  type ArtifactRepository,
  type ArtifactStoreKind,
  ArtifactRepositoryError,
  type ArtifactRepositoryFailure,
  type ArtifactRepositoryQuery,
  type ArtifactRepositorySource,
} from './archive/repository.js';
export {
  parseArtifactRepositories,
  type ParseArtifactRepositoriesOptions,
} from './archive/repositoryConfigMap.js';
export { staticRepositories, type StaticRepository } from './archive/staticRepositories.js';
export { redact } from './base/redact.js';
export { type Cancel, type Clock, Scheduler, systemClock } from './base/scheduler.js';
export {
  CATALOGUE,
  type CatalogueEntry,
  type Cause,
  type Diagnosis,
  type DiagnosisCode,
} from './diagnosis/catalogue.js';
export { toDiagnosis } from './diagnosis/rank.js';
export { createRemedies } from './diagnosis/remedies/remedies.js';
export type { Remedy, RemedyCode, RemedyPlace } from './diagnosis/remedies/remedy.js';
export { createKfpClient, type KfpClientOptions } from './kfp/client.js';
export { isResourceName } from './kfp/names.js';
export {
  type KfpResponse,
  type ArtifactLocation,
  type KfpClient,
  type KfpRequestOptions,
  type KfpTimeouts,
  type PodReference,
  KfpRequestError,
  type KfpRequestFailure,
} from './kfp/types.js';
export { openRunLogs } from './ladder/openRunLogs.js';
export { DEFAULT_RUNGS } from './ladder/rungs/defaultRungs.js';
export type {
  LogProgress,
  LogSource,
  Rung,
  RungContext,
  RungName,
  RungOutcome,
  RequestRecord,
  ArchiveSettings,
  RunLogsOptions,
  RunLogsSession,
  RunLogsSnapshot,
  RunLogsStatus,
  ExecutorLogs,
  RunLogsTarget,
  RuntimeState,
} from './ladder/types.js';
export type { LineRows } from './log/document/LineView.js';
export { LogDocument } from './log/document/LogDocument.js';
export type { LogSearchRun } from './log/search/inSlices.js';
export { type LogMatch, LogSearch, type LogSearchOptions } from './log/search/LogSearch.js';
export type { StyledLine, StyledRun, TextStyle } from './log/vt/style.js';
export { codePointWidth, joinCodePoint } from './log/vt/width.js';
export { createReport, type ReportOptions } from './report/createReport.js';
