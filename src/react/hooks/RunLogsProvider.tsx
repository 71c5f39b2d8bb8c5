'use client';

import { QueryClientContext, QueryClientProvider } from '@tanstack/react-query';
import {
  type Context,
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useMemo,
} from 'react';

import type { KfpClient, RunLogsOptions } from '../../core/index.js';
import type { LoadedMessages, Messages } from '../../locales/Messages.js';
import { FRAME_MESSAGES } from '../i18n/messages.js';
import { numberOf } from './identity.js';
import { useLatestSource } from './useLatestSource.js';
import { useOwnQueryClient } from './useOwnQueryClient.js';

/** What a `RunLogsProvider` gives to the components below it. */
interface RunLogsContextValue {
  /** The KFP server; `undefined` where there is no provider. */
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

/** Props of {@link RunLogsProvider}. */
export interface RunLogsProviderProps {
  /** The KFP server. A client with another base URL opens other logs. */
  client: KfpClient;
  /**
   * Settings of the ladder for all logs below.
   *
   * @defaultValue those of {@link RunLogsOptions}
   */
  options?: Omit<RunLogsOptions, 'client' | 'paused'> | undefined;
  /**
   * Another language, or single strings of the host's own: `{ ...zhCN, 'toolbar.refresh': '…' }`.
   *
   * @defaultValue those of the provider around this one, else English
   */
  messages?: Partial<Messages> | undefined;
  /** The components that show logs. */
  children?: ReactNode;
}

const NO_OPTIONS: Omit<RunLogsOptions, 'client'> = {};

/**
 * Gives the components below it a KFP server, settings and a language. It uses the host's
 * `QueryClient`; where there is none it brings its own, which ends with it.
 *
 * @example
 * ```tsx
 * <RunLogsProvider client={createKfpClient({ baseUrl: '/pipeline' })}>
 *   <RunLogs target={{ runId, podName, namespace, createdAt }} />
 * </RunLogsProvider>
 * ```
 */
export function RunLogsProvider({
  client,
  options = NO_OPTIONS,
  messages,
  children,
}: RunLogsProviderProps): ReactElement {
  const hostQueryClient = useContext(QueryClientContext);
  const ownQueryClient = useOwnQueryClient(!hostQueryClient);
  const { messages: outer } = useContext(RunLogsContext);
  const repositories = useLatestSource(options.repositories);
  const value = useMemo(
    () => ({
      client,
      options: { ...options, repositories },
      messages: messages ? merge(outer, messages) : outer,
    }),
    [client, options, repositories, messages, outer],
  );
  const provided = <RunLogsContext.Provider value={value}>{children}</RunLogsContext.Provider>;
  return hostQueryClient || !ownQueryClient ? (
    provided
  ) : (
    // A query's observers stay with the client that they were made for.
    <QueryClientProvider key={numberOf(ownQueryClient)} client={ownQueryClient}>
      {provided}
    </QueryClientProvider>
  );
}

/** A message that is `undefined` keeps the text of the provider around. */
function merge(outer: LoadedMessages, messages: Partial<Messages>): LoadedMessages {
  const given: [string, string | undefined][] = Object.entries(messages);
  return { ...outer, ...Object.fromEntries(given.filter(([, text]) => text !== undefined)) };
}
