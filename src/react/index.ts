/**
 * What `kfp-log-viewer` exports: the components, the parts of the core that their host needs, and every
 * type that these mention. A change here shows in `etc/react.api.md`.
 */
export {
  configMapRepositories,
  type ConfigMapRepositoriesOptions,
  kubernetesPodLogs,
  type KubernetesPodLogsOptions,
  staticRepositories,
  type StaticRepository,
} from '../core/public.js';
export { RunLogsProvider, type RunLogsProviderProps } from './hooks/RunLogsProvider.js';
export {
  runLogsQueryOptions,
  type RunLogsQueryKey,
  type RunLogsQueryOptions,
} from './hooks/runLogsQueryOptions.js';
export { useRunLogs } from './hooks/useRunLogs.js';
export { preloadRunLogs } from './RunLogs/preloadRunLogs.js';
export { RunLogs, type RunLogsProps } from './RunLogs/RunLogs.js';
export type { DiagnosisParts, RunLogsParts, RunLogsRenderers } from './RunLogs/types.js';
export type { RunLogsReports } from './RunLogs/useReports.js';
export * from './shared.js';
