import { describe, expect, test } from 'vitest';

import { keyMove } from './keyMove.js';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe(keyMove, () => {
  test.each([
    ['ArrowDown', {}, { lines: 1 }],
    ['ArrowUp', {}, { lines: -1 }],
    ['PageDown', {}, { pages: 1 }],
    ['PageUp', {}, { pages: -1 }],
    [' ', {}, { pages: 1 }],
    [' ', { shiftKey: true }, { pages: -1 }],
    ['Home', {}, 'start'],
    ['End', { ctrlKey: true }, 'end'],
    ['ArrowUp', { metaKey: true }, 'start'],
    ['ArrowDown', { metaKey: true }, 'end'],
    ['ArrowLeft', {}, undefined],
    ['ArrowUp', { altKey: true }, undefined],
    ['PageDown', { ctrlKey: true }, undefined],
    ['f', { ctrlKey: true }, undefined],
    ['Tab', {}, undefined],
  ])('%s with %o', (key, modifiers, move) => {
    expect(keyMove({ key, ...none, ...modifiers })).toEqual(move);
  });
});
