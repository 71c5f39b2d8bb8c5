import { useContext, useMemo } from 'react';

import { RunLogsContext } from './RunLogsContext.js';
import { translator, type Translate } from './translator.js';

/** The strings around the log, of the nearest provider's catalogue; English where there is none. */
export function useMessages(): Translate {
  const { messages } = useContext(RunLogsContext);
  return useMemo(() => translator(messages), [messages]);
}
