import fc from 'fast-check';
import { expect, test } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { writeTextBytes } from './textBytes.js';

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[ -~]{1,6}$/) },
  {
    weight: 6,
    arbitrary: fc.constantFrom('\r', '\r', '\x1b[K', '\x1b[31m', '\x1b[0m', '\t', '\x07'),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom('█', '▌', '─', 'é', 'ß', '◽', '漢', 'e\u0301', '\ufe0f', '▶'),
  },
  { weight: 1, arbitrary: fc.constantFrom('\b', '\x1b[2K', '\x1b[3', '\u0085', '\ufeff') },
);
const part = fc.oneof(
  { weight: 12, arbitrary: piece.map((text) => [...new TextEncoder().encode(text)]) },
  { weight: 1, arbitrary: fc.constantFrom([0xe2], [0x96], [0xe2, 0x96], [0xc3], [0xff], [0xa9]) },
);

test('agrees with what the document says wherever it knows, progress bars included', () => {
  let known = 0;
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const bytes = Uint8Array.from(parts.flat());
      const out = new Uint8Array(16 * bytes.length);
      const length = writeTextBytes(bytes, 0, bytes.length, out);
      if (length < 0) return;
      known += 1;
      const said = new TextDecoder('utf-8', { ignoreBOM: true }).decode(out.subarray(0, length));
      expect(said).toBe(LogDocument.from(bytes).lineText(0));
    }),
    { numRuns: 5000 },
  );
  expect(known).toBeGreaterThan(1000);
});

test('knows a bar of tqdm, whose last state may be shorter than one before', () => {
  const bar = '\r  1%|▏         | 1/99 [00:01<01:38]\r 99%|█████████▉| 98/99\x1b[0m [1:38]';
  const bytes = new TextEncoder().encode(bar);
  const out = new Uint8Array(16 * bytes.length);
  const length = writeTextBytes(bytes, 0, bytes.length, out);
  expect(new TextDecoder().decode(out.subarray(0, length))).toBe(
    LogDocument.from(bytes).lineText(0),
  );
  expect(length).toBeGreaterThan(0);
});
