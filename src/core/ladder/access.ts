import type { Cause } from '../diagnosis/catalogue.js';
import type { KfpClient } from '../kfp/types.js';

/** The longest time that a server may ask for with `Retry-After`, in milliseconds. */
const LONGEST_RETRY_AFTER = 300_000;

/** Statuses whose `Retry-After` is about the server, not about what was asked for. */
const BUSY: ReadonlySet<number> = new Set([429, 503]);

/** What all logs of a client share about a server that lets none of them in for now. */
export class ServerAccess {
  #busy: { cause: Cause; until: number } | undefined;
  readonly #signedOut = new Set<() => void>();

  /** Takes in what a response of that status means. */
  learn(status: number, cause: Cause | undefined, now: number): void {
    const wished = waitOf(cause);
    if (!cause || wished === 0 || !BUSY.has(status)) return;
    this.#busy = { cause, until: Math.max(now + wished, this.#busy?.until ?? 0) };
  }

  /** Why the server is to be asked nothing now, with the time that is left of its `Retry-After`. */
  causeAt(now: number): Cause | undefined {
    if (!this.#busy) return undefined;
    const { cause, until } = this.#busy;
    if (now < until) return { ...cause, params: { ...cause.params, retryAfter: until - now } };
    this.#busy = undefined;
    return undefined;
  }

  /**
   * Resolves when the reader has signed in again, as another log has found.
   *
   * @throws the signal's reason, when it is aborted before
   */
  waitForSignIn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        this.#signedOut.delete(goOn);
        signal.removeEventListener('abort', giveUp);
        settle();
      };
      const goOn = (): void => {
        end(resolve);
      };
      const giveUp = (): void => {
        end(() => {
          reject(signal.reason instanceof Error ? signal.reason : new Error());
        });
      };
      this.#signedOut.add(goOn);
      signal.addEventListener('abort', giveUp);
      if (signal.aborted) giveUp();
    });
  }

  /** A log that was asked for because the reader acted has been let in: the others go on. */
  signedIn(): void {
    for (const goOn of [...this.#signedOut]) goOn();
  }
}

const ofClients = new WeakMap<KfpClient, ServerAccess>();

/**
 * The access that a client has to its server. Logs that share a client share it: two clients may be signed in
 * as two users, and a page of one test is not that of the next.
 */
export function accessOf(client: KfpClient): ServerAccess {
  const access = ofClients.get(client) ?? new ServerAccess();
  ofClients.set(client, access);
  return access;
}

/** Milliseconds that the server has asked to wait, by `Retry-After`; 0 where it has not. */
export function waitOf({ params }: Pick<Cause, 'params'> = { params: {} }): number {
  return Math.min(Number(params['retryAfter'] ?? 0), LONGEST_RETRY_AFTER);
}
