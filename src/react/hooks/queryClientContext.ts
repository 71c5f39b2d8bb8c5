import * as reactQuery from '@tanstack/react-query';
import type { Context } from 'react';

/**
 * The context of react-query 5 that holds a page's `QueryClient`. Earlier versions have none of this name,
 * and are told from a page that has no react-query at all: its bundler says so.
 *
 * @throws {Error} with an earlier version
 */
export function queryClientContext(): Context<reactQuery.QueryClient | undefined> {
  const context = reactQuery.QueryClientContext as
    Context<reactQuery.QueryClient | undefined> | undefined;
  if (context) return context;
  throw new Error(
    'kfp-log-viewer needs @tanstack/react-query 5, and this page has an earlier version. ' +
      'With that one, or none, import from kfp-log-viewer/viewer: useRunLogsSession takes the place of useRunLogs.',
  );
}
