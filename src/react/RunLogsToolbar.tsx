import type { ReactElement } from 'react';

import type { LogSource } from '../core/index.js';
import { downloadLog } from './downloadLog.js';
import { formatSize } from './formatSize.js';
import { useLogDocumentVersion } from './useLogDocumentVersion.js';
import { useMessages } from './useMessages.js';
import type { UseRunLogsResult } from './useRunLogs.js';

/** Props of {@link RunLogsToolbar}. */
export interface RunLogsToolbarProps {
  logs: UseRunLogsResult;
  /** Name of the file that a download makes. */
  fileName: string;
}

/** Where the log came from, how far it is, and what can be done with it. */
export function RunLogsToolbar({ logs, fileName }: RunLogsToolbarProps): ReactElement {
  const t = useMessages();
  const { document, source, status, diagnosis } = logs;
  useLogDocumentVersion(document);
  const hasText = document.byteLength > 0;
  return (
    <div className="klv-toolbar">
      <p className="klv-toolbar-source" role="status">
        <span className={`klv-status klv-status-${diagnosis?.severity ?? status}`}>
          {t(`status.${status}`)}
        </span>
        {source && <SourceLabel source={source} />}
      </p>
      {hasText && (
        <span className="klv-toolbar-size">
          {t('toolbar.lines', { count: document.lineCount })} ·{' '}
          {formatSize(document.byteLength, t('locale'))}
        </span>
      )}
      <span className="klv-toolbar-actions">
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
