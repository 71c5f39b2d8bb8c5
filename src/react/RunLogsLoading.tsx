import type { ReactElement } from 'react';

import { formatSize } from './formatSize.js';
import { LoadingBar } from './LoadingBar.js';
import { useByteRate } from './useByteRate.js';
import { useMessages } from './useMessages.js';
import type { UseRunLogsResult } from './useRunLogs.js';

/** How far and how fast a log is loading; it can be stopped, and goes on when asked to. */
export function RunLogsLoading({ logs }: { logs: UseRunLogsResult }): ReactElement | null {
  const t = useMessages();
  const { document, status, stopped, progress } = logs;
  const loading = status === 'streaming' && !stopped;
  const rate = useByteRate(
    () => progress?.loaded ?? document.byteLength,
    progress?.total ?? document,
    loading,
  );
  if (!loading && !stopped) return null;
  const size = (bytes: number): string => formatSize(bytes, t('locale'));
  return (
    <span className="klv-loading">
      {loading && progress && (
        <span className="klv-loading-rate">
          {t('toolbar.received', { loaded: size(progress.loaded), total: size(progress.total) })}
        </span>
      )}
      {rate !== undefined && (
        <span className="klv-loading-rate">{t('toolbar.rate', { size: size(rate) })}</span>
      )}
      <button type="button" className="klv-button" onClick={stopped ? logs.proceed : logs.stop}>
        {t(stopped ? 'toolbar.continue' : 'toolbar.stop')}
      </button>
      {loading && <LoadingBar label={t('toolbar.loading')} progress={progress} />}
    </span>
  );
}
