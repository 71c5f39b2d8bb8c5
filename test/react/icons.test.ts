import octicons from '@primer/octicons/build/data.json' with { type: 'json' };
import { expect, test } from 'vitest';

import * as icons from '../../src/react/icons/octicons.js';

/** The paths of an icon at 16 px, in one. */
const pathOf = (svg: string): string =>
  [...svg.matchAll(/ d="([^"]+)"/g)].map(([, path]) => path).join('');

const known = new Map(
  Object.values(octicons).flatMap(({ name, heights }) =>
    '16' in heights ? [[pathOf(heights[16].path), name] as const] : [],
  ),
);

test.each(Object.entries(icons))('%s is drawn as in the package', (_, path) => {
  expect(known.get(path)).toBeTypeOf('string');
});
