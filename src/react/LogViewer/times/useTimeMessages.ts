import { useContext, useMemo } from 'react';

import { times } from '../../../locales/en/times.js';
import { RunLogsContext } from '../../hooks/RunLogsContext.js';
import { type Translate, translator } from '../../i18n/messages.js';

/** As `useMessages`, with the texts about times, which are loaded with what shows them. */
export function useTimeMessages(): Translate {
  const { messages } = useContext(RunLogsContext);
  return useMemo(() => translator({ ...times, ...messages }), [messages]);
}
