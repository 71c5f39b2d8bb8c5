import { codePointWidth, joinCodePoint } from '../../../core/index.js';

/** A piece of a row's text that is drawn at once. */
export interface Glyph {
  /** Printable ASCII of any length, or the code points that share one cell or two. */
  readonly text: string;
  /** Cells that it covers. */
  readonly columns: number;
  /** Whether the font's own width may differ from that of its cells. */
  readonly isMeasured: boolean;
}

const ASCII = /[ -~]+/y;

/**
 * Cuts a text into pieces whose cells are known. Of a monospaced font, ASCII is as wide as its cells;
 * other characters may come from another font, so that each has to be put into its own place.
 */
export function glyphsOf(text: string): Glyph[] {
  const glyphs: Glyph[] = [];
  for (let at = 0; at < text.length;) {
    ASCII.lastIndex = at;
    const ascii = ASCII.exec(text)?.[0];
    // A mark joins the letter before it.
    const next = ascii === undefined ? undefined : text.codePointAt(at + ascii.length);
    const isJoined = next !== undefined && codePointWidth(next) === 0;
    const plain = isJoined ? ascii?.slice(0, -1) : ascii;
    if (plain) {
      glyphs.push({ text: plain, columns: plain.length, isMeasured: false });
      at += plain.length;
      continue;
    }
    const glyph = glyphAt(text, at);
    glyphs.push(glyph);
    at += glyph.text.length;
  }
  return glyphs;
}

/** The code points from `at` on that share a cell. */
function glyphAt(text: string, at: number): Glyph {
  let end = at;
  let properties = 0;
  for (let code = text.codePointAt(at); code !== undefined; code = text.codePointAt(end)) {
    const joined = joinCodePoint(code, properties);
    if (end > at && (joined & 1) === 0) break;
    properties = joined;
    end += code > 0xffff ? 2 : 1;
  }
  return { text: text.slice(at, end), columns: (properties >> 1) & 3, isMeasured: true };
}
