/** What the component renders of the controller's state. */
export interface ViewerSnapshot {
  /** Whether rows are painted: until then the component shows the first lines as text. */
  readonly rendering: boolean;
  readonly following: boolean;
  /** Lines that came since following was paused. */
  readonly newLines: number;
  /** Whether there is more below to go to, or more may come. */
  readonly atEnd: boolean;
  readonly empty: boolean;
  readonly complete: boolean;
}

/** Before anything is painted, and on a server. */
export const FIRST_SNAPSHOT: ViewerSnapshot = {
  rendering: false,
  following: true,
  newLines: 0,
  atEnd: true,
  empty: false,
  complete: false,
};

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
