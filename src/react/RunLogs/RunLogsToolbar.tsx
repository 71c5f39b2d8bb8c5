import { type ComponentType, lazy, type ReactElement, type RefObject, Suspense } from 'react';

import { type LogDocument, type LogSource, Scheduler, type StepState } from '../../core/index.js';
import { useLogDocumentVersion } from '../hooks/useLogDocument.js';
import { useMessages } from '../hooks/useMessages.js';
import type { UseRunLogsResult } from '../hooks/useRunLogs.js';
import { formatSize } from '../i18n/formatSize.js';
import type { LogViewerHandle } from '../LogViewer/types.js';
import type { RunLogsLoadingProps } from './RunLogsLoading.js';

/** Props of {@link RunLogsToolbar}. */
interface RunLogsToolbarProps {
  /** The log, as `useRunLogs` gives it. */
  logs: UseRunLogsResult;
  /** Name of the downloaded file. */
  fileName: string;
  /** The viewer below, once there is one. */
  viewer: RefObject<LogViewerHandle | null>;
  /** Whether long lines are wrapped. */
  wrap: boolean;
  /** Called by the button that turns wrapping on and off. */
  onWrapChange: (wrap: boolean) => void;
}

/** Loaded when the first bytes are there; without it, a log loads all the same. */
const RunLogsLoading = lazy<ComponentType<RunLogsLoadingProps>>(() =>
  import('./RunLogsLoading.js').then(
    (module) => ({ default: module.RunLogsLoading }),
    () => ({ default: () => null }),
  ),
);

/** The source of the log, its progress, and the actions on it. */
export function RunLogsToolbar({
  logs,
  fileName,
  viewer,
  wrap,
  onWrapChange,
}: RunLogsToolbarProps): ReactElement {
  const t = useMessages();
  const { document, source, step, status, stopped, progress, diagnosis } = logs;
  useLogDocumentVersion(document);
  const hasText = document.byteLength > 0;
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
        {hasText && (
          <button type="button" className="klv-button" onClick={() => viewer.current?.find()}>
            {t('viewer.find')}
          </button>
        )}
        {hasText && (
          <button type="button" className="klv-button" onClick={() => viewer.current?.filter()}>
            {t('viewer.filter')}
          </button>
        )}
        {hasText && (
          <button
            type="button"
            className="klv-button"
            aria-pressed={wrap}
            onClick={() => {
              onWrapChange(!wrap);
            }}
          >
            {t('viewer.wrap')}
          </button>
        )}
        <button type="button" className="klv-button" onClick={logs.refresh}>
          {t('toolbar.refresh')}
        </button>
        {hasText && (
          <button
            type="button"
            className="klv-button"
            onClick={() => {
              downloadLog(document, fileName);
            }}
          >
            {t('toolbar.download')}
          </button>
        )}
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

/** Downloads the whole log, byte for byte as it was received. */
function downloadLog(log: LogDocument, fileName: string): void {
  const url = URL.createObjectURL(log.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has its own reference to the blob once the click is handled. The timer has a scheduler
  // of its own: one that an unmounting toolbar cancels would leave the whole log in memory.
  new Scheduler().after(0, () => {
    URL.revokeObjectURL(url);
  });
}
