import { type Context, createContext, useContext } from 'react';

import type { KfpClient, RunLogsOptions } from '../../core/index.js';
import type { LoadedMessages, Messages } from '../../locales/Messages.js';
import { FRAME_MESSAGES } from '../i18n/messages.js';

/** What the providers give to the components below them. */
interface RunLogsContextValue {
  /** The KFP server; `undefined` where there is no `RunLogsProvider`. */
  client: KfpClient | undefined;
  /** Settings of the ladder. */
  options: Omit<RunLogsOptions, 'client'>;
  /** The texts in the reader's language. */
  messages: LoadedMessages;
}

export const RunLogsContext: Context<RunLogsContextValue> = createContext<RunLogsContextValue>({
  client: undefined,
  options: {},
  messages: FRAME_MESSAGES,
});

/** The settings of a component over those of the providers around it. */
export function useSettings(options: Partial<RunLogsOptions> | undefined): RunLogsOptions {
  const context = useContext(RunLogsContext);
  const client = options?.client ?? context.client;
  if (!client) {
    throw new Error('A log needs a client: put a RunLogsProvider around it, or pass one.');
  }
  return { ...context.options, ...options, client };
}

/** The texts of a provider over those around it; one that is `undefined` keeps the text around. */
export function mergeMessages(
  outer: LoadedMessages,
  messages: Partial<Messages> | undefined,
): LoadedMessages {
  if (!messages) return outer;
  const given: [string, string | undefined][] = Object.entries(messages);
  return { ...outer, ...Object.fromEntries(given.filter(([, text]) => text !== undefined)) };
}
