import { type ReactElement, useSyncExternalStore } from 'react';

import { useMessages } from '../../hooks/useMessages.js';
import type { LogExport } from './LogExport.js';

/** Props of {@link ExportFailure}. */
interface ExportFailureProps {
  /** What the reader copies and downloads with. */
  export: LogExport;
}

const TEXTS = { copy: 'viewer.copyFailed', download: 'viewer.downloadFailed' } as const;

/** Says that what the reader asked for by a key or a button was not copied, or not downloaded. */
export function ExportFailure({ export: from }: ExportFailureProps): ReactElement | null {
  const t = useMessages();
  const failed = useSyncExternalStore(from.subscribe, from.getFailed, from.getFailed);
  if (!failed) return null;
  return (
    <div className="klv-floating klv-note" role="alert">
      <p className="klv-note-text">{t(TEXTS[failed])}</p>
      <button type="button" className="klv-button" onClick={from.dismiss}>
        {t('viewer.dismiss')}
      </button>
    </div>
  );
}
