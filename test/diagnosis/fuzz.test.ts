import { expect, test } from 'vitest';

import { fuzz } from './fuzz.js';

test('any body, of any status, has a diagnosis; what is known is never unknown', () => {
  expect(fuzz({ milliseconds: 3_000, bodies: 100_000 })).toBeGreaterThan(0);
});
