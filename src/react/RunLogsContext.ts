import { createContext, type Context } from 'react';

import { type KfpClient, type RunLogsOptions } from '../core/index.js';
import { en } from '../locales/en.js';
import { type Messages } from '../locales/Messages.js';

/** What a `RunLogsProvider` gives to the components below it. */
export interface RunLogsContextValue {
  client: KfpClient | undefined;
  options: Omit<RunLogsOptions, 'client'>;
  messages: Messages;
}

export const RunLogsContext: Context<RunLogsContextValue> = createContext<RunLogsContextValue>({
  client: undefined,
  options: {},
  messages: en,
});
