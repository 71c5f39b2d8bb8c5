/** The move that a key asks for: by a number of rows or pages, or to one end of the log. */
export type KeyMove = { lines: number } | { pages: number } | 'start' | 'end';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The move for a key; `undefined` for keys that are left to the browser or the host. */
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

/** What a single letter asks for, while the log has focus. */
export type ViewerCommand =
  | 'find'
  | 'next'
  | 'previous'
  | 'filter'
  | 'copy'
  | 'json'
  | 'goToLine'
  | 'link'
  | 'links'
  | 'wrap'
  | 'timestamps'
  | 'folds'
  | 'shortcuts';

const COMMANDS: Partial<Record<string, ViewerCommand>> = {
  '/': 'find',
  n: 'next',
  N: 'previous',
  f: 'filter',
  c: 'copy',
  j: 'json',
  g: 'goToLine',
  l: 'link',
  o: 'links',
  w: 'wrap',
  t: 'timestamps',
  e: 'folds',
  '?': 'shortcuts',
};

/** The command of a key, whatever the layout needs Shift for; `undefined` for other keys. */
export function commandOf({ key, ctrlKey, metaKey, altKey }: Key): ViewerCommand | undefined {
  return ctrlKey || metaKey || altKey ? undefined : COMMANDS[key];
}
