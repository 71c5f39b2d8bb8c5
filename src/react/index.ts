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
  type RungAttempt,
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
export { type MessageId, type Messages } from '../locales/Messages.js';
export { LogViewer } from './LogViewer/LogViewer.js';
export { type LogViewerHandle } from './LogViewer/LogViewerHandle.js';
export { type LogViewerProps } from './LogViewer/LogViewerProps.js';
export { RunLogs, type RunLogsProps } from './RunLogs.js';
export { RunLogsDiagnostics, type RunLogsDiagnosticsProps } from './RunLogsDiagnostics.js';
export { RunLogsProvider, type RunLogsProviderProps } from './RunLogsProvider.js';
export {
  runLogsQueryOptions,
  type RunLogsQueryKey,
  type RunLogsQueryOptions,
} from './runLogsQueryOptions.js';
export { useRunLogs, type UseRunLogsResult } from './useRunLogs.js';
