/** Where a key goes: a number of lines or of pages from here, or to one end. */
export type KeyMove = { lines: number } | { pages: number } | 'start' | 'end';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The move that a key asks for; nothing for keys that belong to the browser or the host. */
export function keyMove({ key, ctrlKey, metaKey, altKey, shiftKey }: Key): KeyMove | undefined {
  if (altKey) return undefined;
  if (metaKey) return key === 'ArrowUp' ? 'start' : key === 'ArrowDown' ? 'end' : undefined;
  if (key === 'Home') return 'start';
  if (key === 'End') return 'end';
  if (ctrlKey) return undefined;
  if (key === ' ') return { pages: shiftKey ? -1 : 1 };
  if (shiftKey) return undefined;
  if (key === 'ArrowUp') return { lines: -1 };
  if (key === 'ArrowDown') return { lines: 1 };
  if (key === 'PageUp') return { pages: -1 };
  if (key === 'PageDown') return { pages: 1 };
  return undefined;
}
