import { useContext, useMemo } from 'react';

import { reading } from '../../../locales/en/reading.js';
import { RunLogsContext } from '../../hooks/RunLogsContext.js';
import { type Translate, translator } from '../../i18n/messages.js';

/** As `useMessages`, with the texts of the tools, which are loaded with them. */
export function useReadingMessages(): Translate {
  const { messages } = useContext(RunLogsContext);
  return useMemo(() => translator({ ...reading, ...messages }), [messages]);
}
