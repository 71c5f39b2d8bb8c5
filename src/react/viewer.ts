/**
 * What `kfp-log-viewer/viewer` exports: the viewer, its documents and what searches in them, for hosts
 * without react-query 5; and a session of a step's log as a hook. A change here shows in
 * `etc/viewer.api.md`.
 */
export {
  type LogMatch,
  LogSearch,
  type LogSearchOptions,
  type LogSearchRun,
  MAX_LOG_BYTES,
} from '../core/public.js';
export { MessagesProvider, type MessagesProviderProps } from './hooks/MessagesProvider.js';
export { useRunLogsSession } from './hooks/useRunLogsSession.js';
export * from './shared.js';
