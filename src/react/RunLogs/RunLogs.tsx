'use client';

import { type CSSProperties, type ReactElement, useRef, useState } from 'react';

import type { RunLogsOptions, RunLogsStatus, RunLogsTarget } from '../../core/index.js';
import { useMessages } from '../hooks/useMessages.js';
import { useRunLogs } from '../hooks/useRunLogs.js';
import { languageOf } from '../i18n/messages.js';
import { DocumentViewer } from '../LogViewer/DocumentViewer.js';
import type { LogViewerHandle, LogViewerProps } from '../LogViewer/types.js';
import { RunLogsDiagnostics } from './RunLogsDiagnostics.js';
import { RunLogsToolbar } from './RunLogsToolbar.js';
import { useStepLog } from './useStepLog.js';

/** Props of {@link RunLogs}. */
export interface RunLogsProps {
  /** The step whose log is shown. Another run, pod, container or attempt is another log. */
  target: RunLogsTarget;
  /**
   * Called when the reader chooses another attempt of the step, or another container, with the target that
   * opens its log. Then the log that is shown is up to the host: it passes that target back as `target`.
   *
   * @defaultValue none: the component shows what the reader chooses until `target` is another log
   */
  onTargetChange?: ((target: RunLogsTarget) => void) | undefined;
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
  target: asked,
  onTargetChange,
  options,
  colorScheme = 'auto',
  encoding,
  lineNumbers = true,
  renderer = 'auto',
  className,
  style,
}: RunLogsProps): ReactElement {
  const t = useMessages();
  const root = useRef<HTMLDivElement>(null);
  const { target, choose } = useStepLog(asked, onTargetChange);
  const logs = useRunLogs(target, options, root);
  const { document, status, diagnosis } = logs;
  const viewer = useRef<LogViewerHandle>(null);
  const [wrap, setWrap] = useState(false);
  const [fontSize, setFontSize] = useState<number>();
  const hasText = document.byteLength > 0;
  // The viewer mounts before the first byte: setting up its terminal takes longer than a request.
  const isComing = !diagnosis && (status === 'searching' || status === 'streaming');
  const fileName = fileNameOf(target);
  const name = target.taskName ?? target.podName ?? target.nodeId ?? target.runId;
  return (
    <div
      ref={root}
      className={['klv-run-logs', className].filter(Boolean).join(' ')}
      style={style}
      data-klv-scheme={colorScheme}
      data-klv-status={status}
      role="group"
      aria-label={name}
      {...languageOf(t)}
    >
      <RunLogsToolbar
        logs={logs}
        target={target}
        onTargetChange={choose}
        fileName={fileName}
        viewer={viewer}
        wrap={wrap}
        onWrapChange={setWrap}
        fontSize={fontSize}
        onFontSizeChange={setFontSize}
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
          onWrapChange={setWrap}
          fileName={fileName}
          fontSize={fontSize}
          lineNumbers={lineNumbers}
          renderer={renderer}
          colorScheme={colorScheme}
          aria-label={t('toolbar.label', { name })}
        />
      )}
      {!hasText && !diagnosis && <RunLogsProgress status={status} />}
    </div>
  );
}

/** `<step>-<attempt>.log`, without what is no part of a file's name. */
function fileNameOf({ taskName, podName, runId, attempt }: RunLogsTarget): string {
  const step = (taskName ?? podName ?? runId).replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return `${step}${attempt === undefined ? '' : `-${attempt}`}.log`;
}

/** Shown in place of the log while it is being looked for. */
function RunLogsProgress({ status }: { status: RunLogsStatus }): ReactElement {
  const t = useMessages();
  return (
    <div className="klv-progress">
      <span className="klv-progress-bar" aria-hidden="true" />
      <p>{t(`status.${status}`)}</p>
    </div>
  );
}
