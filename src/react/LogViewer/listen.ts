/**
 * Listens to an event until `signal` is aborted.
 *
 * The platform's own option `signal` is not used: where a test environment has jsdom's events and Node's
 * `AbortSignal`, as `jest-fixed-jsdom` does, it throws.
 *
 * @see https://github.com/mswjs/jest-fixed-jsdom
 */
export function listen<K extends keyof HTMLElementEventMap>(
  target: HTMLElement | Document,
  type: K,
  listener: (event: HTMLElementEventMap[K]) => void,
  signal: AbortSignal,
  options?: AddEventListenerOptions,
): void;
export function listen(
  target: MediaQueryList,
  type: 'change',
  listener: () => void,
  signal: AbortSignal,
): void;
export function listen(
  target: EventTarget,
  type: string,
  listener: (event: never) => void,
  signal: AbortSignal,
  options?: AddEventListenerOptions,
): void {
  if (signal.aborted) return;
  target.addEventListener(type, listener as EventListener, options);
  signal.addEventListener('abort', () => {
    target.removeEventListener(type, listener as EventListener, options);
  });
}
