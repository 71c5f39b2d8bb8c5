import type { ReactElement } from 'react';

import type { LogProgress } from '../core/index.js';

/** Props of {@link LoadingBar}. */
export interface LoadingBarProps {
  label: string;
  /** How far it is; where that is not known the bar only tells that something is loading. */
  progress: LogProgress | undefined;
}

/** The slim bar below the toolbar. */
export function LoadingBar({ label, progress }: LoadingBarProps): ReactElement {
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
