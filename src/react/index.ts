/**
 * What `kfp-log-viewer` exports: the components, the parts of the core that their host needs, and every
 * type that these mention. A change here shows in `etc/react.api.md`.
 */
export {
  type ArchiveSettings,
  type ArtifactLocation,
  type ArtifactRepository,
  type ArtifactRepositoryQuery,
  type ArtifactRepositorySource,
  type ArtifactStoreKind,
  type Actor,
  type CatalogueEntry,
  type CauseGroup,
  type Cause,
  configMapRepositories,
  type ConfigMapRepositoriesOptions,
  type Clock,
  type ContainerFacts,
  createKfpClient,
  type Diagnosis,
  type DiagnosisCode,
  type ExecutorLogs,
  type JsonReading,
  type KfpClient,
  type KfpClientOptions,
  type KfpEndpoint,
  type KfpRequest,
  type KfpRequestOptions,
  type KfpResponse,
  type KfpTimeouts,
  type LadderFacts,
  type LineRows,
  LogDocument,
  type LogIdentity,
  type LogProgress,
  type LogReading,
  type LogSeam,
  type LogSource,
  type PodEvent,
  type PodFacts,
  type PodReference,
  type RepositoryLookup,
  type RequestRecord,
  type ResolvedTarget,
  type Rung,
  type RungAttempt,
  type RungContext,
  type RungName,
  type RungOutcome,
  type RunLogsOptions,
  type RunLogsSession,
  type RunLogsSnapshot,
  type RunLogsStatus,
  type RunLogsTarget,
  type RuntimeState,
  staticRepositories,
  type StaticRepository,
  type StoredLog,
  type StepHistory,
  type StoredNode,
  type StoredWorkflow,
  type StyledLine,
  type StyledRun,
  type TextStyle,
} from '../core/public.js';
export type { FrameMessageId, MessageId, Messages } from '../locales/Messages.js';
export { RunLogsProvider, type RunLogsProviderProps } from './hooks/RunLogsProvider.js';
export {
  runLogsQueryOptions,
  type RunLogsQueryKey,
  type RunLogsQueryOptions,
} from './hooks/runLogsQueryOptions.js';
export { useRunLogs, type UseRunLogsResult } from './hooks/useRunLogs.js';
export { LogViewer } from './LogViewer/LogViewer.js';
export type {
  LogViewerHandle,
  LogViewerOptions,
  LogViewerProps,
  LogViewerSource,
} from './LogViewer/types.js';
export { RunLogs, type RunLogsProps } from './RunLogs/RunLogs.js';
export { RunLogsDiagnostics, type RunLogsDiagnosticsProps } from './RunLogs/RunLogsDiagnostics.js';
