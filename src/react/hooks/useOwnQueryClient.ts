import { QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { hold } from './session.js';
import { closeSessions } from './sessionCache.js';

/**
 * A `QueryClient` that ends with the component: nobody can reach its sessions then, which the cache
 * would keep for minutes. While React's `Activity` hides the component, a new one takes its place.
 */
export function useOwnQueryClient(isNeeded: boolean): QueryClient | undefined {
  const [client, setClient] = useState(() => (isNeeded ? new QueryClient() : undefined));
  // A passive effect, like those by which the components below leave the cache: one that left after the
  // cache was cleared would start the timer that keeps its session.
  useEffect(
    () =>
      client &&
      hold(client, () => {
        end(client);
        setClient(new QueryClient());
      }),
    [client],
  );
  return client;
}

function end(client: QueryClient): void {
  closeSessions(client);
  client.clear();
}
