import { FIRST_SNAPSHOT } from './FIRST_SNAPSHOT.js';
import type { ViewerSnapshot } from './ViewerSnapshot.js';

/** Holds the viewer's state for React, and tells of changes only. */
export class SnapshotStore {
  #snapshot = FIRST_SNAPSHOT;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };
  readonly getSnapshot = (): ViewerSnapshot => this.#snapshot;

  update(change: Partial<ViewerSnapshot>): void {
    const next: ViewerSnapshot = { ...this.#snapshot, ...change };
    const keys = Object.keys(next) as (keyof ViewerSnapshot)[];
    if (keys.every((key) => next[key] === this.#snapshot[key])) return;
    this.#snapshot = next;
    for (const listener of [...this.#listeners]) listener();
  }
}
