/**
 * What `kfp-log-viewer/core` exports: what a host needs, and every type that is mentioned by it.
 * A change here is a change for hosts: it shows in `etc/core.api.md`, and asks for a changeset.
 * What only src/react needs of the core is in `index.ts`.
 */
import type { RequestRecord } from './ladder/types.js';

// The search for one step's log.
export type { LadderFacts, StepHistory } from './ladder/facts.js';
export { openRunLogs } from './ladder/openRunLogs.js';
export { DEFAULT_RUNGS } from './ladder/rungs/defaultRungs.js';
export {
  kubernetesPodLogs,
  type KubernetesPodLogsOptions,
} from './ladder/rungs/kubernetesPodLogs.js';
export type {
  JsonReading,
  Rung,
  RungContext,
  RungReadOptions,
  RunLogsOptions,
} from './ladder/rung.js';
export type {
  ArchiveSettings,
  ExecutorLogs,
  ExecutorLogsLookup,
  ExecutorLogsSource,
  KnownExecutorLogs,
  LogProgress,
  LogReading,
  LogSource,
  OriginalStep,
  RepositoryLookup,
  RequestRecord,
  ResolvedTarget,
  RungName,
  RungOutcome,
  RunLogsTarget,
  RuntimeState,
} from './ladder/types.js';
export type { LineStamp, LogGap } from './kubernetes/StampedLog.js';
export type { RunLogsSession, RunLogsSnapshot, RunLogsStatus } from './ladder/session.js';

/** One entry of {@link RunLogsSnapshot.attempts}: another name of {@link RequestRecord}. */
export type RungAttempt = RequestRecord;

export type { StepAttempt, StepLog } from './ladder/attempts/StepAttempt.js';
export type { LogIdentity } from './ladder/identity.js';
export type { StepState } from './ladder/stepState.js';
export type { Redacted } from './base/redacted.js';
export type { Clock } from './base/scheduler.js';

// Requests to KFP.
export { createKfpClient, type KfpClientOptions } from './kfp/client.js';
export type { ContainerFacts, PodEvent, PodFacts } from './kfp/pod.js';
export {
  type ArtifactLocation,
  type KfpClient,
  type KfpEndpoint,
  type KfpRequest,
  KfpRequestError,
  type KfpRequestFailure,
  type KfpRequestOptions,
  type KfpResponse,
  type KfpTimeouts,
  type PodReference,
} from './kfp/types.js';

// Where Argo Workflows archives logs, and what it calls them.
export { configMapRepositories } from './archive/configMapRepositories.js';
export type { ConfigMapRepositoriesOptions } from './archive/requestConfigMap.js';
export {
  type KeyFormat,
  type KeyFormatPart,
  type KeyValues,
  parseKeyFormat,
  type RenderedKey,
  renderKey,
  type UnresolvedTag,
} from './archive/keyFormat.js';
export { nodeIdOf, podNameOf, type PodNameParts, workflowNameOf } from './archive/names.js';
export {
  type ArtifactRepository,
  ArtifactRepositoryError,
  type ArtifactRepositoryFailure,
  type ArtifactRepositoryQuery,
  type ArtifactRepositorySource,
  type ArtifactStoreKind,
} from './archive/repository.js';
export {
  parseArtifactRepositories,
  type ParseArtifactRepositoriesOptions,
} from './archive/repositoryConfigMap.js';
export { staticRepositories, type StaticRepository } from './archive/staticRepositories.js';
export type { StoredLog, StoredNode, StoredWorkflow } from './archive/storedWorkflow.js';

// Why there is no log.
export type {
  Actor,
  CatalogueEntry,
  Cause,
  CauseGroup,
  Diagnosis,
  DiagnosisCode,
  FoundArchive,
} from './diagnosis/catalogue.js';
export { createReport, type ReportedSnapshot, type ReportOptions } from './report/createReport.js';

// The log itself.
export type { LineParts, LineRows } from './log/document/LineView.js';
export { LogDocument, type LogDocumentConstructor } from './log/document/LogDocument.js';
export type { LogDocumentBase } from './log/document/LogDocumentBase.js';
export { MAX_LOG_BYTES } from './base/limits.js';
export type { LogEncoding } from './log/document/Transcoder.js';
export type { LogInsertion } from './log/document/insertInto.js';
export type { SourceReference } from './log/links/findSources.js';
export type { Linkify } from './log/links/linkTarget.js';
export type { LogJoint, LogSeam } from './log/LogSeam.js';
export type { LogSearchRun } from './log/search/inSlices.js';
export { type LogScanRun, LogWorker, type WorkerLike } from './log/worker/LogWorker.js';
export { type LogMatch, LogSearch, type LogSearchOptions } from './log/search/LogSearch.js';
export {
  type LogProblem,
  LogProblems,
  type LogProblemsOptions,
  type ProblemCounts,
} from './log/severity/LogProblems.js';
export type { LogTimestamps } from './log/time/showTime.js';
export { type Severity, SEVERITY_RULES, type SeverityRule } from './log/severity/severityRules.js';
export type { StyledLine, StyledRun, TextStyle } from './log/vt/style.js';
