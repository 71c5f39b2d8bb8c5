import { crc32, deflateSync } from 'node:zlib';

import { PNG } from 'pngjs';

/** Pixels, four bytes each: red, green, blue and opacity. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A colour as one number, `0xrrggbb`. */
type Color = number;

/** Colours of a kept picture: as many as four bits tell apart. */
const COLORS = 16;
/** How far two colours are apart, in their most different part, before they are two. */
const APART = 40;

/** Reads a PNG. */
export const decode = (png: Buffer): Picture => PNG.sync.read(png);

/** Half as wide and half as high: enough to see a row that has moved by a pixel, in a quarter of the space. */
export function halve({ width, height, data }: Picture): Picture {
  const half = { width: width >> 1, height: height >> 1 };
  const pixels = new Uint8Array(half.width * half.height * 4).fill(255);
  for (let y = 0; y < half.height; y += 1) {
    for (let x = 0; x < half.width; x += 1) {
      const from = (2 * y * width + 2 * x) * 4;
      for (let part = 0; part < 3; part += 1) {
        const at = from + part;
        const below = at + width * 4;
        const sum = byte(data, at) + byte(data, at + 4) + byte(data, below) + byte(data, below + 4);
        pixels[(y * half.width + x) * 4 + part] = sum >> 2;
      }
    }
  }
  return { ...half, data: pixels };
}

/** A PNG of the 16 colours that a picture has most of: about a tenth of what a browser writes. */
export function encode(picture: Picture): Buffer {
  const { width, height } = picture;
  const palette = paletteOf(picture);
  const indices = nearestIn(palette, picture);
  const row = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(row * height);
  indices.forEach((index, pixel) => {
    const x = pixel % width;
    const at = Math.floor(pixel / width) * row + 1 + (x >> 1);
    rows[at] = byte(rows, at) | (x % 2 === 0 ? index << 4 : index);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Four bits a pixel, a palette: https://www.w3.org/TR/png-3/#11IHDR.
  header.set([4, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(partsOf))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * The share of pixels in which a picture differs from a kept one, in the colours of that one: 1 where they
 * differ in size.
 */
export function difference(kept: Picture, taken: Picture): number {
  if (kept.width !== taken.width || kept.height !== taken.height) return 1;
  const palette = sorted([...new Set(colorsOf(kept))]);
  const [before, after] = [nearestIn(palette, kept), nearestIn(palette, taken)];
  let different = 0;
  before.forEach((index, pixel) => {
    const one = palette[index];
    const other = palette[after[pixel] ?? 0];
    if (one !== undefined && other !== undefined && distance(one, other) > APART) different += 1;
  });
  return different / before.length;
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The most frequent colours that are apart from each other, so that a rare one is not lost in greys. */
function paletteOf(picture: Picture): Color[] {
  const counts = new Map<Color, number>();
  for (const color of colorsOf(picture)) counts.set(color, (counts.get(color) ?? 0) + 1);
  const colors = [...counts].sort(([, a], [, b]) => b - a).map(([color]) => color);
  const palette: Color[] = [];
  for (const apart of [APART, APART / 2, 0]) {
    for (const color of colors) {
      if (palette.length === COLORS) return sorted(palette);
      if (palette.every((it) => distance(it, color) > apart)) palette.push(color);
    }
  }
  return sorted(palette);
}

/** In one order: of two colours that are equally near, the first counts. */
const sorted = (palette: readonly Color[]): Color[] => palette.toSorted((a, b) => a - b);

function colorsOf({ data }: Picture): Uint32Array {
  return Uint32Array.from({ length: data.length / 4 }, (_, pixel) => {
    const at = pixel * 4;
    return (byte(data, at) << 16) | (byte(data, at + 1) << 8) | byte(data, at + 2);
  });
}

/** Which colour of a palette each pixel is nearest to. */
function nearestIn(palette: readonly Color[], picture: Picture): Uint8Array {
  const known = new Map<Color, number>();
  return Uint8Array.from(colorsOf(picture), (color) => {
    let nearest = known.get(color);
    if (nearest === undefined) {
      const distances = palette.map((it) => distance(it, color));
      nearest = distances.indexOf(Math.min(...distances));
      known.set(color, nearest);
    }
    return nearest;
  });
}

const partsOf = (color: Color): number[] => [color >> 16, (color >> 8) & 0xff, color & 0xff];

/** The difference of two colours in their most different part. */
function distance(one: Color, other: Color): number {
  const red = Math.abs((one >> 16) - (other >> 16));
  const green = Math.abs(((one >> 8) & 0xff) - ((other >> 8) & 0xff));
  return Math.max(red, green, Math.abs((one & 0xff) - (other & 0xff)));
}

const byte = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;
