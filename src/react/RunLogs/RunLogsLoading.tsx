import type { ReactElement } from 'react';

import type { LogProgress } from '../../core/index.js';
import { useByteRate } from '../hooks/useByteRate.js';
import { useMessages } from '../hooks/useMessages.js';
import type { UseRunLogsResult } from '../hooks/useSession.js';
import { formatSize } from '../i18n/formatSize.js';

/** Props of {@link RunLogsLoading}. */
export interface RunLogsLoadingProps {
  /** A log that is loading, or whose loading was stopped. */
  logs: UseRunLogsResult;
}

/** How far and how fast a log is loading, with a button that stops the loading or goes on with it. */
export function RunLogsLoading({ logs }: RunLogsLoadingProps): ReactElement {
  const t = useMessages();
  const { document, stopped, progress, diagnosis } = logs;
  const loading = !stopped;
  const rate = useByteRate(
    () => progress?.loaded ?? document.byteLength,
    progress?.total ?? document,
    loading,
  );
  const isTooLarge = diagnosis?.code === 'log-too-large';
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
        {t(`toolbar.${!stopped ? 'stop' : isTooLarge ? 'loadAnyway' : 'continue'}`)}
      </button>
      {loading && <LoadingBar label={t('toolbar.loading')} progress={progress} />}
    </span>
  );
}

/** Props of {@link LoadingBar}. */
interface LoadingBarProps {
  /** The bar's accessible name. */
  label: string;
  /** How far it is; without it the bar is indeterminate. */
  progress: LogProgress | undefined;
}

/** The slim bar below the toolbar. */
function LoadingBar({ label, progress }: LoadingBarProps): ReactElement {
  if (!progress) return <span className="klv-loading-bar" role="progressbar" aria-label={label} />;
  const { loaded, total } = progress;
  return (
    <span
      className="klv-loading-bar klv-loading-known"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuenow={loaded}
      aria-valuemax={total}
    >
      <span style={{ width: `${(100 * loaded) / total}%` }} />
    </span>
  );
}
