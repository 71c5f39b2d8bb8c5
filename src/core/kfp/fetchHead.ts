import { OverdueError, withDeadline } from '../base/deadline.js';
import type { Scheduler } from '../base/scheduler.js';
import { toHeaders } from './headers.js';
import { type KfpRequest, KfpRequestError } from './types.js';

/** How a request is sent. */
export interface Sending {
  /** Sends it; the platform's `fetch` where it is left out, looked up at each request. */
  readonly fetch: typeof globalThis.fetch | undefined;
  /** Sent to the site of the request only. */
  readonly headers: HeadersInit | (() => HeadersInit) | undefined;
  /** Milliseconds to wait for the head of the response, redirects included. */
  readonly timeout: number;
  /** Holds the time-out. */
  readonly scheduler: Scheduler;
  /** Aborts the request and its body. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Sends a GET and waits for the head of its response. Redirects are followed on the site of the request
 * only: another site must get none of its headers, and what it answers is no log.
 *
 * @throws {KfpRequestError} when there is no head in time, or it is a redirect that is not followed
 */
export async function fetchHead(
  url: string,
  request: KfpRequest,
  { fetch, headers, timeout, scheduler, signal: wanted }: Sending,
): Promise<{ response: Response; redirected: boolean }> {
  const made = headersOf(headers, request);
  const follow = async (
    signal: AbortSignal,
  ): Promise<{ response: Response; redirected: boolean }> => {
    const send = (to: string, init?: RequestInit): Promise<Response> =>
      (fetch ?? globalThis.fetch)(to, {
        credentials: 'same-origin',
        cache: 'no-store',
        headers: made,
        redirect: 'manual',
        signal,
        ...init,
      });
    const first = await send(url);
    // A browser hides the status of a redirect; a host's own `fetch` may have followed it.
    if (!first.redirected && first.status !== 0 && !(first.status >= 300 && first.status < 400)) {
      return { response: first, redirected: false };
    }
    const { followRedirect } = await import('./redirect.js');
    return followRedirect(first, url, request, send);
  };
  try {
    return await withDeadline(follow, { ms: timeout, signal: wanted, scheduler });
  } catch (error) {
    if (wanted?.aborted) throw wanted.reason;
    if (error instanceof KfpRequestError) throw error;
    if (error instanceof OverdueError) {
      throw new KfpRequestError('timeout', request, error.message, error);
    }
    throw new KfpRequestError('network', request, 'The request got no response.', error);
  }
}

function headersOf(given: Sending['headers'], request: KfpRequest): Headers {
  try {
    return toHeaders(given);
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new KfpRequestError('invalid', request, `Not sent: ${why}`, error);
  }
}
