import fc from 'fast-check';
import { expect, test } from 'vitest';

import { LineBits } from './LineBits.js';

/** The same as a plain list, for comparison. */
class Listed {
  shown: boolean[] = [];

  setLength(length: number): void {
    this.shown = Array.from({ length }, (_, line) => this.shown[line] ?? false);
  }

  fill(from: number, to: number, shown: boolean): void {
    this.shown = this.shown.map((before, line) => (line >= from && line < to ? shown : before));
  }

  get starts(): number[] {
    return this.shown.flatMap((shown, line) =>
      shown || line === 0 || this.shown[line - 1] ? [line] : [],
    );
  }
}

const bitsOf = (list: readonly boolean[]) => {
  const bits = new LineBits();
  bits.setLength(list.length);
  list.forEach((shown, line) => {
    bits.fill(line, line + 1, shown);
  });
  return bits;
};

const length = fc.oneof(fc.nat(40), fc.constantFrom(31, 32, 33, 1023, 1024, 1025, 2100));

test('lines and places correspond as in a list, whatever is shown, hidden, added and cut', () => {
  const step = fc.oneof(
    fc.record({ length }),
    fc.record({ from: fc.nat(2100), size: fc.nat(1100), shown: fc.boolean() }),
  );
  fc.assert(
    fc.property(length, fc.array(step, { maxLength: 12 }), (first, steps) => {
      const bits = new LineBits();
      const listed = new Listed();
      for (const step of [{ length: first }, ...steps]) {
        for (const each of [bits, listed]) {
          if ('length' in step) each.setLength(step.length);
          else each.fill(step.from, step.from + step.size, step.shown);
        }
        const { starts, shown } = listed;
        expect(bits.length).toBe(shown.length);
        expect(bits.places).toBe(starts.length);
        expect(bits.countShown()).toBe(shown.filter(Boolean).length);
        expect(starts.map((_, place) => bits.lineOf(place))).toEqual(starts);
        let place = -1;
        const expected = shown.map((isShown, line) => {
          if (starts[place + 1] === line) place += 1;
          return [place, isShown];
        });
        expect(shown.map((_, line) => [bits.placeOf(line), bits.has(line)])).toEqual(expected);
        for (const line of [0, 30, 31, 32, 1023, 1024, 1500]) {
          for (const value of [true, false]) {
            const after = shown.indexOf(value, line);
            expect(bits.next(line, value)).toBe(after < 0 ? shown.length : after);
            expect(bits.previous(line, value)).toBe(shown.lastIndexOf(value, line));
          }
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('takes over the lines of another from any line on', () => {
  const lines = fc.array(fc.boolean(), { maxLength: 100 });
  fc.assert(
    fc.property(lines, lines, fc.nat(100), (one, other, from) => {
      const bits = bitsOf(one);
      bits.copy(bitsOf(other), from);
      expect(one.map((_, line) => bits.has(line))).toEqual(
        one.map((shown, line) => (line >= from ? (other[line] ?? shown) : shown)),
      );
    }),
  );
});
