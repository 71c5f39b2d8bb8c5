import type { SocketFault } from './SocketFault.js';

/** A world served on this machine; `await using` ends it. */
export interface ServedWorld extends AsyncDisposable {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly url: string;
  /** Method, path and query of each request so far. */
  readonly requests: readonly string[];
  /** Faults by path; may be changed at any time. */
  readonly faults: Map<string, SocketFault>;
  /** Ends the server, and with it all connections. */
  close: () => Promise<void>;
}
