// What is wrapped here is called with the `this` that it was called with.
/* eslint-disable @typescript-eslint/unbound-method */

/** What is wrapped of a prototype, to be put back. */
type Restore = () => void;

type Method = (this: object, ...given: unknown[]) => unknown;

/** How many are in use: `timers`, `frames`, observers by class, and listeners as `window resize`. */
export type LeftoverCounts = Readonly<Record<string, number>>;

const OBSERVERS = ['ResizeObserver', 'IntersectionObserver', 'MutationObserver'] as const;

/**
 * Counts what a component sets up in the page: listeners of what outlives it, observers, timers and frames.
 * Those of React and of the test's own tools count as well, so that two counts are compared.
 */
export class Leftovers {
  readonly #restores: Restore[] = [];
  readonly #listeners = new Map<string, Set<unknown>[]>();
  readonly #observed = new Map<string, Map<object, Set<unknown>>>();
  readonly #timers = new Set<unknown>();
  readonly #frames = new Set<unknown>();
  readonly #ownTimeout = window.setTimeout.bind(window);

  /** Begins to count. */
  watch(): void {
    this.#watchListeners();
    for (const name of OBSERVERS) this.#watchObserver(name);
    this.#watchTimers();
  }

  /** Puts everything back. */
  restore(): void {
    for (const restore of this.#restores.splice(0).reverse()) restore();
  }

  /** What is in use now. */
  count(): LeftoverCounts {
    const counts: Record<string, number> = {
      timers: this.#timers.size,
      frames: this.#frames.size,
    };
    for (const [name, sets] of this.#listeners) {
      const count = sets.reduce((sum, set) => sum + set.size, 0);
      if (count > 0) counts[name] = count;
    }
    for (const [name, observers] of this.#observed) {
      let count = 0;
      for (const targets of observers.values()) count += targets.size;
      if (count > 0) counts[name] = count;
    }
    return counts;
  }

  /** Waits for something, by timers that are not counted. */
  async until(isSo: () => boolean): Promise<void> {
    for (let turn = 0; turn < 5_000 && !isSo(); turn += 1) {
      await new Promise<void>((resolve) => {
        this.#ownTimeout(resolve, 1);
      });
    }
    if (!isSo()) throw new Error('It did not come.');
  }

  /** Waits until timers and frames that run once have run. */
  settle(): Promise<void> {
    return this.until(() => this.#timers.size === 0 && this.#frames.size === 0);
  }

  #watchListeners(): void {
    const { prototype } = EventTarget;
    const { addEventListener: add, removeEventListener: remove } = prototype;
    const sets = new WeakMap<EventTarget, Map<string, Set<unknown>>>();
    const setOf = (target: EventTarget, type: string): Set<unknown> | undefined => {
      const kind = kindOf(target);
      if (!kind) return undefined;
      const byType = sets.get(target) ?? new Map<string, Set<unknown>>();
      sets.set(target, byType);
      let set = byType.get(type);
      if (!set) {
        set = new Set();
        byType.set(type, set);
        const name = `${kind} ${type}`;
        this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), set]);
      }
      return set;
    };
    prototype.addEventListener = function (this: EventTarget | undefined, type, listener, how) {
      const set = setOf(this ?? window, type);
      const { once = false, signal } = typeof how === 'object' ? how : {};
      if (listener && set && !signal?.aborted) {
        set.add(listener);
        const forget = (): boolean => set.delete(listener);
        signal?.addEventListener('abort', forget, { once: true });
        if (once) add.call(this ?? window, type, forget, { once: true });
      }
      add.call(this ?? window, type, listener, how);
    };
    prototype.removeEventListener = function (this: EventTarget | undefined, type, listener, how) {
      setOf(this ?? window, type)?.delete(listener);
      remove.call(this ?? window, type, listener, how);
    };
    this.#restores.push(() => {
      prototype.addEventListener = add;
      prototype.removeEventListener = remove;
    });
  }

  #watchObserver(name: (typeof OBSERVERS)[number]): void {
    const observed = new Map<object, Set<unknown>>();
    this.#observed.set(name, observed);
    const prototype = window[name].prototype as unknown as Record<string, Method>;
    const wrap = (method: string, note: (observer: object, target: unknown) => void): void => {
      const original = prototype[method];
      if (!original) return;
      prototype[method] = function (this: object, ...given: unknown[]): unknown {
        note(this, given[0]);
        return original.apply(this, given);
      };
      this.#restores.push(() => {
        prototype[method] = original;
      });
    };
    wrap('observe', (observer, target) => {
      observed.set(observer, (observed.get(observer) ?? new Set()).add(target));
    });
    wrap('unobserve', (observer, target) => observed.get(observer)?.delete(target));
    wrap('disconnect', (observer) => observed.delete(observer));
  }

  #watchTimers(): void {
    const { setTimeout, clearTimeout, setInterval, clearInterval } = window;
    const { requestAnimationFrame, cancelAnimationFrame } = window;
    const timers = this.#timers;
    const frames = this.#frames;
    const call = (task: TimerHandler, given: unknown[]): void => {
      if (typeof task === 'function') (task as (...given: unknown[]) => void)(...given);
    };
    Object.assign(window, {
      setTimeout: (task: TimerHandler, ms?: number, ...given: unknown[]): number => {
        const timer = setTimeout(() => {
          timers.delete(timer);
          call(task, given);
        }, ms);
        timers.add(timer);
        return timer;
      },
      clearTimeout: (timer?: number) => {
        timers.delete(timer);
        clearTimeout(timer);
      },
      setInterval: (task: TimerHandler, ms?: number, ...given: unknown[]): number => {
        const timer = setInterval(task, ms, ...given);
        timers.add(timer);
        return timer;
      },
      clearInterval: (timer?: number) => {
        timers.delete(timer);
        clearInterval(timer);
      },
      requestAnimationFrame: (task: FrameRequestCallback): number => {
        const frame = requestAnimationFrame((time) => {
          frames.delete(frame);
          task(time);
        });
        frames.add(frame);
        return frame;
      },
      cancelAnimationFrame: (frame: number) => {
        frames.delete(frame);
        cancelAnimationFrame(frame);
      },
    });
    this.#restores.push(() => {
      Object.assign(window, {
        setTimeout,
        clearTimeout,
        setInterval,
        clearInterval,
        requestAnimationFrame,
        cancelAnimationFrame,
      });
    });
  }
}

/** Which of the targets that outlive a component it is; its own elements end with it. */
function kindOf(target: EventTarget): string | undefined {
  if (target === window) return 'window';
  if (target === document) return 'document';
  if (target === document.documentElement || target === document.body) return 'root';
  if (target === document.fonts) return 'fonts';
  if (target === window.visualViewport) return 'visualViewport';
  if (target === navigator.serviceWorker) return 'serviceWorker';
  if (target instanceof MediaQueryList) return 'media';
  return undefined;
}
