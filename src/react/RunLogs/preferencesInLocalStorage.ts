import { Listeners, type LogTimestamps } from '../../core/index.js';
import type { LogPreferences, PreferencesStorage } from './preferences.js';

/** Most characters of a stored text: a longer one is not ours, and is ignored. */
const MAX_LENGTH = 1000;
/** Sizes of text that can be read. */
const MIN_SIZE = 6;
const MAX_SIZE = 40;

/** What a text says of the preferences; what is wrong in it is left out. Anybody may have written it. */
export function parsePreferences(text: string | null): LogPreferences {
  const found: Partial<Record<string, unknown>> = objectOf(text) ?? {};
  const { wrap, lineNumbers, fontSize, timestamps } = found;
  const isSize =
    typeof fontSize === 'number' &&
    Number.isInteger(fontSize) &&
    fontSize >= MIN_SIZE &&
    fontSize <= MAX_SIZE;
  return {
    ...(typeof wrap === 'boolean' && { wrap }),
    ...(typeof lineNumbers === 'boolean' && { lineNumbers }),
    ...(isSize && { fontSize }),
    ...(isTimestamps(timestamps) && { timestamps }),
  };
}

const TIMESTAMPS: readonly unknown[] = [
  'written',
  'local',
  'utc',
  'elapsed',
  'delta',
] satisfies LogTimestamps[];
const isTimestamps = (value: unknown): value is LogTimestamps => TIMESTAMPS.includes(value);

function objectOf(text: string | null): object | undefined {
  if (text === null || text.length > MAX_LENGTH) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a reader's preferences in the `localStorage` of the page's origin, for all logs on all its pages.
 * Where that is blocked or full, they are kept for as long as the page is open.
 *
 * @param key the name of the item
 * @defaultValue for `key`: `'kfp-log-viewer'`
 *
 * @example
 * ```tsx
 * const preferences = preferencesInLocalStorage();
 *
 * <RunLogs target={target} preferences={preferences} />;
 * ```
 */
export function preferencesInLocalStorage(key = 'kfp-log-viewer'): PreferencesStorage {
  /** What was written where it cannot be stored. */
  let unstored: LogPreferences | undefined;
  const listeners = new Listeners();
  return {
    read: () => {
      if (unstored) return unstored;
      try {
        return parsePreferences(localStorage.getItem(key));
      } catch {
        // Blocked by the browser's settings or by a frame's sandbox; on a server there is none.
        return {};
      }
    },
    write: (preferences) => {
      try {
        localStorage.setItem(key, JSON.stringify(preferences));
        unstored = undefined;
      } catch {
        unstored = preferences;
      }
      listeners.call();
    },
    subscribe: (listener) => {
      const onStorage = (event: StorageEvent): void => {
        // Without a key when everything was cleared.
        if (event.key === key || event.key === null) listener();
      };
      window.addEventListener('storage', onStorage);
      const remove = listeners.add(listener);
      return () => {
        window.removeEventListener('storage', onStorage);
        remove();
      };
    },
  };
}
