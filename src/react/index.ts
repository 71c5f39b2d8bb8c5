export {
  type ArchiveSettings,
  type ArtifactLocation,
  type ArtifactRepository,
  type ArtifactRepositorySource,
  type Cause,
  configMapRepositories,
  type ConfigMapRepositoriesOptions,
  createKfpClient,
  type Diagnosis,
  type DiagnosisCode,
  type ExecutorLogs,
  type KfpClient,
  type KfpClientOptions,
  LogDocument,
  type LogProgress,
  type LogSource,
  type Rung,
  type RequestRecord,
  type RungContext,
  type RungOutcome,
  type RunLogsOptions,
  type RunLogsSession,
  type RunLogsSnapshot,
  type RunLogsStatus,
  type RunLogsTarget,
  type RuntimeState,
  staticRepositories,
} from '../core/index.js';
export type { MessageId, Messages } from '../locales/Messages.js';
export { RunLogsProvider, type RunLogsProviderProps } from './hooks/RunLogsProvider.js';
export {
  runLogsQueryOptions,
  type RunLogsQueryKey,
  type RunLogsQueryOptions,
} from './hooks/runLogsQueryOptions.js';
export { useRunLogs, type UseRunLogsResult } from './hooks/useRunLogs.js';
export { LogViewer } from './LogViewer/LogViewer.js';
export type { LogViewerHandle, LogViewerProps } from './LogViewer/types.js';
export { RunLogs, type RunLogsProps } from './RunLogs/RunLogs.js';
export { RunLogsDiagnostics, type RunLogsDiagnosticsProps } from './RunLogs/RunLogsDiagnostics.js';
