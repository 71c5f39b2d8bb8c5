import type { UiQuery } from './UiQuery.js';

/** A request as the UI server's handlers see it. */
export interface UiRequest {
  method: string;
  /** Path without query, as it was sent. */
  path: string;
  /** Query with its question mark, as it was sent. */
  search: string;
  query: UiQuery;
  /** Decoded wildcards of the route. */
  params: readonly string[];
  headers: Headers;
  host: string;
  signal: AbortSignal;
}
