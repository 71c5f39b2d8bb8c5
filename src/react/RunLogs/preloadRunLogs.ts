import { loadLadder } from '../../core/index.js';
import { preloadLogViewer } from '../LogViewer/useViewerController.js';
import { loadToolbar } from './RunLogsToolbar.js';

/**
 * Loads the code that looks for a log and shows it, which a page's first load does without, so that the
 * first log opens as fast as the next. A page calls it where a log may be wanted soon: when it is idle, or
 * the pointer comes near. It never rejects: what could not be loaded is asked for again with the log.
 *
 * @example
 * ```tsx
 * <Tab onPointerEnter={() => void preloadRunLogs()}>Logs</Tab>
 * ```
 */
export async function preloadRunLogs(): Promise<void> {
  await Promise.allSettled([loadLadder(), preloadLogViewer(), loadToolbar()]);
}
