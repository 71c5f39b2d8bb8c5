import { createContext, type Context } from 'react';

import type { KfpClient, RunLogsOptions } from '../core/index.js';
import type { LoadedMessages } from '../locales/Messages.js';
import { FRAME_MESSAGES } from './FRAME_MESSAGES.js';

/** What a `RunLogsProvider` gives to the components below it. */
export interface RunLogsContextValue {
  client: KfpClient | undefined;
  options: Omit<RunLogsOptions, 'client'>;
  messages: LoadedMessages;
}

export const RunLogsContext: Context<RunLogsContextValue> = createContext<RunLogsContextValue>({
  client: undefined,
  options: {},
  messages: FRAME_MESSAGES,
});
