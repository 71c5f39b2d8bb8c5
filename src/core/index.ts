export type { ArtifactRepository, ArtifactStoreKind } from './archive/ArtifactRepository.js';
export {
  ArtifactRepositoryError,
  type ArtifactRepositoryFailure,
} from './archive/ArtifactRepositoryError.js';
export type {
  ArtifactRepositoryQuery,
  ArtifactRepositorySource,
} from './archive/ArtifactRepositorySource.js';
export { cleanKey } from './archive/cleanKey.js';
export {
  configMapRepositories,
  type ConfigMapRepositoriesOptions,
} from './archive/configMapRepositories.js';
export { hashNodeName } from './archive/hashNodeName.js';
export { nodeIdOf } from './archive/nodeIdOf.js';
export { parseKeyFormat, type KeyFormat, type KeyFormatPart } from './archive/parseKeyFormat.js';
export {
  parseArtifactRepositories,
  type ParseArtifactRepositoriesOptions,
} from './archive/parseArtifactRepositories.js';
export { podNameOf, type PodNameParts } from './archive/podNameOf.js';
export {
  renderKey,
  type KeyValues,
  type RenderedKey,
  type UnresolvedTag,
} from './archive/renderKey.js';
export { staticRepositories, type StaticRepository } from './archive/staticRepositories.js';
export { workflowNameOf } from './archive/workflowNameOf.js';
export { CATALOGUE } from './diagnosis/CATALOGUE.js';
export { type CatalogueEntry } from './diagnosis/CatalogueEntry.js';
export { type Cause } from './diagnosis/Cause.js';
export { type Diagnosis } from './diagnosis/Diagnosis.js';
export { type DiagnosisCode } from './diagnosis/DiagnosisCode.js';
export { redact } from './diagnosis/redact.js';
export { createReport } from './diagnosis/report/createReport.js';
export { type ReportOptions } from './diagnosis/report/ReportOptions.js';
export { createSteps } from './diagnosis/steps/createSteps.js';
export { type DiagnosisStep } from './diagnosis/steps/DiagnosisStep.js';
export { type StepCode, type StepPlace } from './diagnosis/steps/StepCode.js';
export { toDiagnosis } from './diagnosis/toDiagnosis.js';
export { createKfpClient, type KfpClientOptions } from './kfp/createKfpClient.js';
export { isResourceName } from './kfp/isResourceName.js';
export { type KfpAnswer } from './kfp/KfpAnswer.js';
export {
  type ArtifactLocation,
  type KfpClient,
  type KfpRequestOptions,
  type KfpTimeouts,
  type PodReference,
} from './kfp/KfpClient.js';
export { KfpRequestError, type KfpRequestFailure } from './kfp/KfpRequestError.js';
export { DEFAULT_RUNGS } from './ladder/DEFAULT_RUNGS.js';
export { type LogProgress } from './ladder/LogProgress.js';
export { type LogSource } from './ladder/LogSource.js';
export { openRunLogs } from './ladder/openRunLogs.js';
export { type Rung, type RungContext, type RungName, type RungOutcome } from './ladder/Rung.js';
export { type RungAttempt } from './ladder/RungAttempt.js';
export { type ArchiveSettings, type RunLogsOptions } from './ladder/RunLogsOptions.js';
export { type RunLogsSession } from './ladder/RunLogsSession.js';
export { type RunLogsSnapshot, type RunLogsStatus } from './ladder/RunLogsSnapshot.js';
export {
  type ExecutorLogs,
  type RunLogsTarget,
  type RuntimeState,
} from './ladder/RunLogsTarget.js';
export { codePointWidth } from './log/codePointWidth.js';
export { joinCodePoint } from './log/joinCodePoint.js';
export { type LineRows } from './log/LineRows.js';
export { LogDocument } from './log/LogDocument.js';
export { type LogMatch } from './log/search/LogMatch.js';
export { LogSearch, type LogSearchOptions } from './log/search/LogSearch.js';
export type { LogSearchRun } from './log/search/LogSearchRun.js';
export { type StyledLine } from './log/StyledLine.js';
export { type StyledRun } from './log/StyledRun.js';
export { type TextStyle } from './log/TextStyle.js';
