'use client';

import {
  type CSSProperties,
  forwardRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
  useImperativeHandle,
  useRef,
} from 'react';

import type { RunLogsOptions, RunLogsTarget } from '../../core/index.js';
import { useMessages } from '../hooks/useMessages.js';
import { useRunLogs } from '../hooks/useRunLogs.js';
import { languageOf } from '../i18n/messages.js';
import { DocumentViewer } from '../LogViewer/DocumentViewer.js';
import type { LogViewerProps } from '../LogViewer/types.js';
import type { PreferencesStorage } from './preferences.js';
import { RunLogsDiagnostics } from './RunLogsDiagnostics.js';
import { RunLogsProgress } from './RunLogsProgress.js';
import { RunLogsToolbar } from './RunLogsToolbar.js';
import type { DiagnosisParts, RunLogsParts, RunLogsRenderers } from './types.js';
import { type LogSettings, type RunLogsHandle, useLogCommands } from './useLogCommands.js';
import { type RunLogsReports, useReports } from './useReports.js';
import { useStepLog } from './useStepLog.js';

/** Props of {@link RunLogs}. */
export interface RunLogsProps extends LogSettings, RunLogsRenderers, RunLogsReports {
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
   * Name of the downloaded file.
   *
   * @defaultValue `<step>-<attempt>.log`
   */
  fileName?: string | undefined;
  /**
   * What renders the rows; a page whose `Content-Security-Policy` refuses styles says `'elements'`.
   *
   * @defaultValue `'auto'`
   */
  renderer?: LogViewerProps['renderer'];
  /**
   * Whether errors and warnings have a sign beside their lines.
   *
   * @defaultValue `true`
   */
  glyphMargin?: LogViewerProps['glyphMargin'];
  /**
   * Whether a ruler beside the scrollbar shows where in the log errors and matches are.
   *
   * @defaultValue `true`
   */
  overviewRuler?: LogViewerProps['overviewRuler'];
  /**
   * Where Ctrl+F, or Cmd+F, opens the find bar: in the `component`, or anywhere in the `page`.
   *
   * @defaultValue `'component'`
   */
  findShortcut?: LogViewerProps['findShortcut'];
  /**
   * How high the component is: `'fill'`, as high as its parent, or `'auto'`, as high as its log, up to
   * `maxHeight`. While there is no text, it is as high as with `'fill'`.
   *
   * @defaultValue `'fill'`
   */
  height?: LogViewerProps['height'];
  /**
   * The most that the log, without the toolbar and a diagnosis, grows to with `height="auto"`: a number of
   * CSS pixels, or any CSS length.
   *
   * @defaultValue `480`
   */
  maxHeight?: LogViewerProps['maxHeight'];
  /** Where the URIs in the text lead: see `LogViewer`. */
  linkify?: LogViewerProps['linkify'];
  /** Called when the reader opens a place in a source file that a traceback names: see `LogViewer`. */
  onSourceReference?: LogViewerProps['onSourceReference'];
  /** Looks for errors and regular expressions, in place of the page: see `LogViewer`. */
  worker?: LogViewerProps['worker'];
  /**
   * What the reader sees and how, where the host keeps it: see `LogViewer` and `viewStateInUrl`. It is of one
   * log; with another `target`, give another one. Its `wrap`, `fontSize` and `timestamps` are what the toolbar
   * changes.
   */
  viewState?: LogViewerProps['viewState'];
  /** Called when the reader sees something else: has marked lines, or changed the filter, say. */
  onViewStateChange?: LogViewerProps['onViewStateChange'];
  /** See {@link LogCommandsOptions.preferences}. */
  preferences?: PreferencesStorage | undefined;
  /** Added to the component's own class. */
  className?: string | undefined;
  /** Added to the component's own style. */
  style?: CSSProperties | undefined;
}

/**
 * The log of a step: a toolbar that says where the text comes from, the viewer when there is a log, and
 * a diagnosis with remedies when there is none. It fills the height of its parent, unless
 * `height="auto"`.
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
export const RunLogs: ForwardRefExoticComponent<RunLogsProps & RefAttributes<RunLogsHandle>> =
  forwardRef<RunLogsHandle, RunLogsProps>(function RunLogs(props, ref) {
    const { options, colorScheme = 'auto', encoding, renderer = 'auto' } = props;
    const { className, style, toolbar = true } = props;
    const t = useMessages();
    const root = useRef<HTMLDivElement>(null);
    const { target, choose } = useStepLog(props.target, props.onTargetChange);
    const logs = useRunLogs(target, options, root);
    useReports(logs, props);
    const { document, status, diagnosis } = logs;
    const { fileName = fileNameOf(target) } = props;
    const commands = useLogCommands(logs, { ...props, ...withViewState(props), fileName });
    const { handle } = commands;
    useImperativeHandle(ref, () => handle, [handle]);
    const hasText = document.byteLength > 0;
    // The viewer mounts before the first byte: setting up its terminal takes longer than a request.
    const isComing = !diagnosis && (status === 'searching' || status === 'streaming');
    const name = target.taskName ?? target.podName ?? target.nodeId ?? target.runId;
    const parts = { target, logs, commands };
    return (
      <div
        ref={root}
        className={['klv-run-logs', className].filter(Boolean).join(' ')}
        style={style}
        data-klv-scheme={colorScheme}
        data-klv-status={status}
        data-klv-height={hasText ? props.height : undefined}
        role="group"
        aria-label={name}
        {...languageOf(t)}
      >
        {toolbarOf(toolbar, props, parts, choose)}
        {diagnosis && diagnosisOf(props, { ...parts, diagnosis })}
        {(hasText || isComing) && (
          <DocumentViewer
            {...commands.viewer}
            opensAtError={logs.step?.phase === 'failed'}
            encoding={encoding}
            renderer={renderer}
            findShortcut={props.findShortcut}
            glyphMargin={props.glyphMargin}
            overviewRuler={props.overviewRuler}
            colorScheme={colorScheme}
            height={hasText ? props.height : undefined}
            maxHeight={props.maxHeight}
            reportsSettings
            viewState={props.viewState}
            onViewStateChange={props.onViewStateChange}
            linkify={props.linkify}
            onSourceReference={props.onSourceReference}
            worker={props.worker}
            aria-label={t('toolbar.label', { name })}
            logName={{ run: target.runId, step: name, attempt: target.attempt }}
          />
        )}
        {!hasText && !diagnosis && <RunLogsProgress status={status} attempts={logs.attempts} />}
      </div>
    );
  });

/** The settings that the host's view state has too, so that the toolbar shows and changes them there. */
function withViewState(props: RunLogsProps): LogSettings {
  const { viewState, onViewStateChange } = props;
  return {
    wrap: props.wrap ?? viewState?.wrap,
    onWrapChange: (wrap) => {
      props.onWrapChange?.(wrap);
      onViewStateChange?.({ ...viewState, wrap });
    },
    fontSize: props.fontSize ?? viewState?.fontSize,
    onFontSizeChange: (fontSize) => {
      props.onFontSizeChange?.(fontSize);
      onViewStateChange?.({ ...viewState, fontSize });
    },
    timestamps: props.timestamps ?? viewState?.timestamps,
    onTimestampsChange: (timestamps) => {
      props.onTimestampsChange?.(timestamps);
      onViewStateChange?.({ ...viewState, timestamps });
    },
  };
}

/** `<step>-<attempt>.log`, without what is no part of a file's name. */
function fileNameOf({ taskName, podName, runId, attempt }: RunLogsTarget): string {
  const step = (taskName ?? podName ?? runId).replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return `${step}${attempt === undefined ? '' : `-${attempt}`}.log`;
}

/** The toolbar, the host's own in its place, or none. */
function toolbarOf(
  toolbar: NonNullable<RunLogsRenderers['toolbar']>,
  { renderToolbarStart, renderToolbarEnd }: RunLogsRenderers,
  parts: RunLogsParts,
  onTargetChange: (target: RunLogsTarget) => void,
): ReactNode {
  if (typeof toolbar === 'function') return toolbar(parts);
  return (
    toolbar && (
      <RunLogsToolbar
        logs={parts.logs}
        target={parts.target}
        onTargetChange={onTargetChange}
        commands={parts.commands}
        renderStart={() => renderToolbarStart?.(parts)}
        renderEnd={() => renderToolbarEnd?.(parts)}
      />
    )
  );
}

/** The diagnosis, or the host's own in its place. */
function diagnosisOf(
  { renderDiagnosis, renderDiagnosisActions }: RunLogsRenderers,
  parts: DiagnosisParts,
): ReactNode {
  if (renderDiagnosis) return renderDiagnosis(parts);
  const { target, logs, commands, diagnosis } = parts;
  return (
    <RunLogsDiagnostics
      diagnosis={diagnosis}
      attempts={logs.attempts}
      target={target}
      onRetry={logs.refresh}
      onShow={logs.show}
      slim={commands.hasText}
      renderActions={renderDiagnosisActions && (() => renderDiagnosisActions(parts))}
    />
  );
}
