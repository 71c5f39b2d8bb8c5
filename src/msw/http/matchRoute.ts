import type { Route } from './Route.js';

const BASE = /^\/pipeline(?=\/)/i;

/** Groups of a route's pattern in a path, at the root or below the server's base path. */
export function matchRoute(route: Route, path: string): string[] | undefined {
  const below = route.rootOnly ? undefined : BASE.exec(path);
  const match =
    route.pattern.exec(path) ??
    (below ? route.pattern.exec(path.slice(below[0].length)) : undefined);
  return match?.slice(1);
}
