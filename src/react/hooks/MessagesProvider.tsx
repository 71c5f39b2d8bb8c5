'use client';

import { type ReactElement, type ReactNode, useContext, useMemo } from 'react';

import type { Messages } from '../../locales/Messages.js';
import { mergeMessages, RunLogsContext } from './RunLogsContext.js';

/** Props of {@link MessagesProvider}. */
export interface MessagesProviderProps {
  /**
   * Another language, or single strings of the host's own: `{ ...zhCN, 'toolbar.refresh': '…' }`. Those
   * that are left out keep the text of the provider around this one, else English.
   */
  messages: Partial<Messages>;
  /** The components that show logs. */
  children?: ReactNode;
}

/**
 * Gives the components below it a language, where there is no `RunLogsProvider`, which does it as well.
 *
 * @example
 * ```tsx
 * <MessagesProvider messages={zhCN}>
 *   <LogViewer text={text} />
 * </MessagesProvider>
 * ```
 */
export function MessagesProvider({ messages, children }: MessagesProviderProps): ReactElement {
  const outer = useContext(RunLogsContext);
  const value = useMemo(
    () => ({ ...outer, messages: mergeMessages(outer.messages, messages) }),
    [outer, messages],
  );
  return <RunLogsContext.Provider value={value}>{children}</RunLogsContext.Provider>;
}
