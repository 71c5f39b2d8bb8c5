'use client';

import { type CSSProperties, type ReactElement, useRef, useState } from 'react';

import type { RunLogsOptions, RunLogsTarget } from '../../core/index.js';
import { useMessages } from '../hooks/useMessages.js';
import { useRunLogs } from '../hooks/useRunLogs.js';
import { DocumentViewer } from '../LogViewer/DocumentViewer.js';
import type { LogViewerHandle, LogViewerProps } from '../LogViewer/types.js';
import { RunLogsDiagnostics } from './RunLogsDiagnostics.js';
import { RunLogsProgress } from './RunLogsProgress.js';
import { RunLogsToolbar } from './RunLogsToolbar.js';

/** Props of {@link RunLogs}. */
export interface RunLogsProps {
  /** The step whose log is shown. Another run, pod, container or attempt is another log. */
  target: RunLogsTarget;
  /**
   * Override those of the provider; `client` is required where there is no provider. They may be written
   * inline.
   *
   * @defaultValue those of the provider
   */
  options?: Partial<RunLogsOptions> | undefined;
  /**
   * Which set of colours; `'auto'` follows the system's preference.
   *
   * @defaultValue `'auto'`
   */
  colorScheme?: LogViewerProps['colorScheme'];
  /**
   * What the bytes of the log are read as.
   *
   * @defaultValue what the settings say, a byte order mark, else UTF-8
   */
  encoding?: LogViewerProps['encoding'];
  /**
   * Whether lines are numbered.
   *
   * @defaultValue `true`
   */
  lineNumbers?: boolean | undefined;
  /**
   * What renders the rows; a page whose `Content-Security-Policy` refuses styles says `'elements'`.
   *
   * @defaultValue `'auto'`
   */
  renderer?: LogViewerProps['renderer'];
  /** Added to the component's own class. */
  className?: string | undefined;
  /** Added to the component's own style. */
  style?: CSSProperties | undefined;
}

/**
 * The log of a step: a toolbar that says where the text comes from, the viewer when there is a log, and
 * a diagnosis with remedies when there is none. It fills the height of its parent.
 *
 * @example
 * ```tsx
 * <RunLogsProvider client={createKfpClient({ baseUrl: '/pipeline' })}>
 *   <div style={{ height: 600 }}>
 *     <RunLogs target={{ runId, podName, namespace, createdAt }} />
 *   </div>
 * </RunLogsProvider>
 * ```
 */
export function RunLogs({
  target,
  options,
  colorScheme = 'auto',
  encoding,
  lineNumbers = true,
  renderer = 'auto',
  className,
  style,
}: RunLogsProps): ReactElement {
  const t = useMessages();
  const logs = useRunLogs(target, options);
  const { document, status, diagnosis } = logs;
  const viewer = useRef<LogViewerHandle>(null);
  const [wrap, setWrap] = useState(false);
  const hasText = document.byteLength > 0;
  // The viewer mounts before the first byte: setting up its terminal takes longer than a request.
  const isComing = !diagnosis && (status === 'searching' || status === 'streaming');
  const name = target.taskName ?? target.podName ?? target.nodeId ?? target.runId;
  return (
    <div
      className={['klv-run-logs', className].filter(Boolean).join(' ')}
      style={style}
      data-klv-scheme={colorScheme}
      data-klv-status={status}
      role="group"
      aria-label={name}
    >
      <RunLogsToolbar
        logs={logs}
        fileName={`${target.podName ?? target.runId}.log`}
        viewer={viewer}
        wrap={wrap}
        onWrapChange={setWrap}
      />
      {diagnosis && (
        <RunLogsDiagnostics
          diagnosis={diagnosis}
          attempts={logs.attempts}
          target={target}
          onRetry={logs.refresh}
          onShow={logs.show}
          slim={hasText}
        />
      )}
      {(hasText || isComing) && (
        <DocumentViewer
          ref={viewer}
          document={document}
          encoding={encoding}
          wrap={wrap}
          lineNumbers={lineNumbers}
          renderer={renderer}
          colorScheme={colorScheme}
          aria-label={t('toolbar.label', { name })}
        />
      )}
      {!hasText && !diagnosis && <RunLogsProgress status={status} attempts={logs.attempts} />}
    </div>
  );
}
