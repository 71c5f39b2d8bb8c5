import type { ReactElement } from 'react';

import { formatSize } from './formatSize.js';
import { useByteRate } from './useByteRate.js';
import { useMessages } from './useMessages.js';
import type { UseRunLogsResult } from './useRunLogs.js';

/** How fast a log is loading, with a slim bar; it can be stopped, and goes on when asked to. */
export function RunLogsLoading({ logs }: { logs: UseRunLogsResult }): ReactElement | null {
  const t = useMessages();
  const { document, status, stopped } = logs;
  const loading = status === 'streaming' && !stopped;
  const rate = useByteRate(document, loading);
  if (!loading && !stopped) return null;
  return (
    <span className="klv-loading">
      {rate !== undefined && (
        <span className="klv-loading-rate">
          {t('toolbar.rate', { size: formatSize(rate, t('locale')) })}
        </span>
      )}
      <button type="button" className="klv-button" onClick={stopped ? logs.proceed : logs.stop}>
        {t(stopped ? 'toolbar.continue' : 'toolbar.stop')}
      </button>
      {loading && (
        <span className="klv-loading-bar" role="progressbar" aria-label={t('toolbar.loading')} />
      )}
    </span>
  );
}
