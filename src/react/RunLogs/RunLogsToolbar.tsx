'use client';

import { type ComponentType, lazy, type ReactElement, type ReactNode, Suspense } from 'react';

import type { LogSource, StepState } from '../../core/index.js';
import { useLogDocumentVersion } from '../hooks/useLogDocument.js';
import { useMessages } from '../hooks/useMessages.js';
import type { UseRunLogsResult } from '../hooks/useSession.js';
import { formatSize } from '../i18n/formatSize.js';
import type { RunLogsLoadingProps } from './RunLogsLoading.js';
import type { LogCommands } from './useLogCommands.js';

/** Props of {@link RunLogsToolbar}. */
export interface RunLogsToolbarProps {
  /** The log, as `useRunLogs` gives it. */
  logs: UseRunLogsResult;
  /** The commands on it, as `useLogCommands` gives them. */
  commands: LogCommands;
  /** What stands before the commands. */
  renderStart?: (() => ReactNode) | undefined;
  /** What stands after them. */
  renderEnd?: (() => ReactNode) | undefined;
}

/** Loaded when the first bytes are there; without it, a log loads all the same. */
const RunLogsLoading = lazy<ComponentType<RunLogsLoadingProps>>(() =>
  import('./RunLogsLoading.js').then(
    (module) => ({ default: module.RunLogsLoading }),
    () => ({ default: () => null }),
  ),
);

/**
 * The source of the log, its progress, and the actions on it. `RunLogs` has one by itself; use it alone
 * above a viewer of your own.
 *
 * @example
 * ```tsx
 * <RunLogsToolbar logs={logs} commands={useLogCommands(logs)} renderEnd={() => <ShareButton />} />
 * ```
 */
export function RunLogsToolbar({
  logs,
  commands,
  renderStart,
  renderEnd,
}: RunLogsToolbarProps): ReactElement {
  const t = useMessages();
  const { document, source, step, status, stopped, progress, diagnosis } = logs;
  useLogDocumentVersion(document);
  const hasText = document.byteLength > 0;
  const { wrap } = commands;
  const isCut = status === 'complete' && diagnosis?.code === 'cut-off';
  return (
    <div className="klv-toolbar">
      <p className="klv-toolbar-source" role="status">
        <span className={`klv-status klv-status-${diagnosis?.severity ?? status}`}>
          {t(stopped ? 'toolbar.stopped' : isCut ? 'status.cutOff' : `status.${status}`)}
        </span>
        {step && <StepLabel step={step} />}
        {source && <SourceLabel source={source} />}
      </p>
      {hasText && (
        <span className="klv-toolbar-size">
          {t(document.lineCount === 1 ? 'toolbar.line' : 'toolbar.lines', {
            count: document.lineCount,
          })}
          {!progress && ` · ${formatSize(document.byteLength, t('locale'))}`}
        </span>
      )}
      {(status === 'streaming' || stopped) && (
        <Suspense>
          <RunLogsLoading logs={logs} />
        </Suspense>
      )}
      <span className="klv-toolbar-actions">
        {renderStart?.()}
        {hasText && (
          <button
            type="button"
            className="klv-button"
            onClick={() => {
              commands.find();
            }}
          >
            {t('viewer.find')}
          </button>
        )}
        {hasText && (
          <button
            type="button"
            className="klv-button"
            aria-pressed={wrap}
            onClick={() => {
              commands.setWrap(!wrap);
            }}
          >
            {t('viewer.wrap')}
          </button>
        )}
        <button type="button" className="klv-button" onClick={commands.refresh}>
          {t('toolbar.refresh')}
        </button>
        {hasText && (
          <button type="button" className="klv-button" onClick={commands.download}>
            {t('toolbar.download')}
          </button>
        )}
        {renderEnd?.()}
      </span>
    </div>
  );
}

/** What became of the step: a whole log may be that of a failure. */
function StepLabel({ step }: { step: StepState }): ReactElement {
  const t = useMessages();
  const { phase, exitCode, reason, message } = step;
  const why = [
    reason === 'OOMKilled' ? t('step.outOfMemory') : reason,
    exitCode ? t('step.exitCode', { code: exitCode }) : undefined,
  ].filter(Boolean);
  return (
    <span className={`klv-step klv-step-${phase}`} title={message}>
      {[t(`step.${phase}`), ...(phase === 'failed' ? why : [])].join(', ')}
    </span>
  );
}

function SourceLabel({ source }: { source: LogSource }): ReactElement {
  const t = useMessages();
  const label = t(`source.${source.origin}`, { bucket: source.bucket, key: source.key });
  return (
    <span className="klv-source" title={label}>
      {label}
    </span>
  );
}
