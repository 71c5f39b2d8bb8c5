import { type ReactElement, useContext } from 'react';

import type { RungName } from '../../core/index.js';
import { rungs } from '../../locales/en/rungs.js';
import { RunLogsContext } from '../hooks/RunLogsContext.js';
import { nameOfRung, translator } from '../i18n/messages.js';

/** Props of {@link RungInTrial}. */
export interface RungInTrialProps {
  /** The rung whose answer is waited for. */
  rung: RungName;
}

/** Where the log is being looked for. The English names are here, before any diagnosis is loaded. */
export function RungInTrial({ rung }: RungInTrialProps): ReactElement {
  const { messages } = useContext(RunLogsContext);
  return (
    <p className="klv-progress-rung">{nameOfRung(rung, translator({ ...rungs, ...messages }))}</p>
  );
}
