import type { ReactElement, RefObject } from 'react';

import type { LogSource } from '../core/index.js';
import { downloadLog } from './downloadLog.js';
import { formatSize } from './formatSize.js';
import type { LogViewerHandle } from './LogViewer/LogViewerHandle.js';
import { RunLogsLoading } from './RunLogsLoading.js';
import { useLogDocumentVersion } from './useLogDocumentVersion.js';
import { useMessages } from './useMessages.js';
import type { UseRunLogsResult } from './useRunLogs.js';

/** Props of {@link RunLogsToolbar}. */
export interface RunLogsToolbarProps {
  logs: UseRunLogsResult;
  /** Name of the file that a download makes. */
  fileName: string;
  /** The viewer below, once there is one. */
  viewer: RefObject<LogViewerHandle | null>;
  wrap: boolean;
  onWrapChange: (wrap: boolean) => void;
}

/** Where the log came from, how far it is, and what can be done with it. */
export function RunLogsToolbar({
  logs,
  fileName,
  viewer,
  wrap,
  onWrapChange,
}: RunLogsToolbarProps): ReactElement {
  const t = useMessages();
  const { document, source, status, stopped, progress, diagnosis } = logs;
  useLogDocumentVersion(document);
  const hasText = document.byteLength > 0;
  return (
    <div className="klv-toolbar">
      <p className="klv-toolbar-source" role="status">
        <span className={`klv-status klv-status-${diagnosis?.severity ?? status}`}>
          {t(stopped ? 'toolbar.stopped' : `status.${status}`)}
        </span>
        {source && <SourceLabel source={source} />}
      </p>
      {hasText && (
        <span className="klv-toolbar-size">
          {t('toolbar.lines', { count: document.lineCount })}
          {!progress && ` · ${formatSize(document.byteLength, t('locale'))}`}
        </span>
      )}
      <RunLogsLoading logs={logs} />
      <span className="klv-toolbar-actions">
        {hasText && (
          <button type="button" className="klv-button" onClick={() => viewer.current?.find()}>
            {t('viewer.find')}
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

function SourceLabel({ source }: { source: LogSource }): ReactElement {
  const t = useMessages();
  const label = t(`source.${source.origin}`, { bucket: source.bucket, key: source.key });
  return (
    <span className="klv-source" title={label}>
      {label}
    </span>
  );
}
