import type { Clock, Scheduler } from '../base/scheduler.js';

/**
 * Makes a function that gives what all logs of a page share about a server: the same for all base URLs
 * of an origin. Clocks that a test moves have servers of their own.
 */
export function perServer<T>(create: () => T): (baseUrl: string, scheduler: Scheduler) => T {
  const known = new WeakMap<Clock, Map<string, T>>();
  return (baseUrl, { clock }) => {
    const servers = known.get(clock) ?? new Map<string, T>();
    known.set(clock, servers);
    const origin = originOf(baseUrl);
    const server = servers.get(origin) ?? create();
    servers.set(origin, server);
    return server;
  };
}

function originOf(baseUrl: string): string {
  const { location } = globalThis as { location?: { href: string } };
  try {
    return new URL(baseUrl, location?.href ?? 'http://host.invalid').origin;
  } catch {
    // A host's own client may have any base URL, and a page such as `about:srcdoc` no base.
    return baseUrl;
  }
}
