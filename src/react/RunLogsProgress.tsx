import type { ReactElement } from 'react';

import type { RunLogsStatus } from '../core/index.js';
import { useMessages } from './useMessages.js';

/** What stands in the log's place while it is looked for. */
export function RunLogsProgress({ status }: { status: RunLogsStatus }): ReactElement {
  const t = useMessages();
  return (
    <div className="klv-progress">
      <span className="klv-progress-bar" aria-hidden="true" />
      <p>{t(`status.${status}`)}</p>
    </div>
  );
}
