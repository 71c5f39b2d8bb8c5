export * from '../core/index.js';
export { en } from '../locales/en.js';
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
