import { useMemo, useSyncExternalStore } from 'react';

import type { LogTimestamps } from '../../core/index.js';

/** How a reader likes logs to be shown. What is left out is as the host says. */
export interface LogPreferences {
  /** Whether long lines are wrapped. */
  readonly wrap?: boolean | undefined;
  /** Whether lines are numbered. */
  readonly lineNumbers?: boolean | undefined;
  /** Size of the text in CSS pixels. */
  readonly fontSize?: number | undefined;
  /** How the times at the start of lines are shown. */
  readonly timestamps?: LogTimestamps | undefined;
}

/** Where a reader's preferences are kept from one log to the next. */
export interface PreferencesStorage {
  /** What is kept. Called often; a host's own storage answers from memory. */
  readonly read: () => LogPreferences;
  /** Keeps all preferences, in place of those before. */
  readonly write: (preferences: LogPreferences) => void;
  /** Calls back when others have changed them, another tab for one; returns the function that ends it. */
  readonly subscribe?: ((listener: () => void) => () => void) | undefined;
}

/** A reader's preferences, and the function that changes one of them. */
export function usePreferences(
  storage: PreferencesStorage | undefined,
): [LogPreferences, (change: LogPreferences) => void] {
  // As a text, because a host may read another object each time.
  const read = (): string => JSON.stringify(storage?.read() ?? {});
  const text = useSyncExternalStore(storage?.subscribe ?? subscribeToNothing, read, readNothing);
  const preferences = useMemo(() => JSON.parse(text) as LogPreferences, [text]);
  return [
    preferences,
    (change) => {
      storage?.write({ ...storage.read(), ...change });
    },
  ];
}

const subscribeToNothing = (): (() => void) => () => undefined;
const readNothing = (): string => '{}';
