'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useContext, useMemo } from 'react';

import type { KfpClient, RunLogsOptions } from '../../core/index.js';
import type { Messages } from '../../locales/Messages.js';
import { numberOf } from './identity.js';
import { queryClientContext } from './queryClientContext.js';
import { mergeMessages, RunLogsContext } from './RunLogsContext.js';
import { useLatestSource } from './useLatestSource.js';
import { useOwnQueryClient } from './useOwnQueryClient.js';

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
  const hostQueryClient = useContext(queryClientContext());
  const ownQueryClient = useOwnQueryClient(!hostQueryClient);
  const { messages: outer } = useContext(RunLogsContext);
  const repositories = useLatestSource(options.repositories);
  const value = useMemo(
    () => ({
      client,
      options: { ...options, repositories },
      messages: mergeMessages(outer, messages),
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
