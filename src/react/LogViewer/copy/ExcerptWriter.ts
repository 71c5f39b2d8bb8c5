import type { LogDocument, StyledTextSink, TextStyle } from '../../../core/index.js';
import type { SelectedPart } from '../input/TextSelection.js';
import { BlobPieces, PIECE } from './BlobPieces.js';
import type { TextFormat } from './formats.js';

/** Most styles whose tags or escape sequences are cached. */
const MAX_STYLES = 1000;
const LF = 0x0a;
const SPACE = 0x20;
const ZERO = 0x30;

const encoder = new TextEncoder();

/** What stands before and behind a text, in UTF-8. */
type Around = readonly [before: Uint8Array, after: Uint8Array];

/** Writes parts of lines, or many whole lines at once, in a format. */
export class ExcerptWriter implements StyledTextSink {
  readonly #document: LogDocument;
  readonly #format: TextFormat;
  /** By each byte of ASCII that is not written as itself: what it is written as. */
  readonly #entities: (Uint8Array | undefined)[];
  readonly #longestEntity: number;
  readonly #around = new Map<TextStyle, Around>();
  #style: TextStyle | undefined;
  #ofStyle: Around = [new Uint8Array(0), new Uint8Array(0)];
  readonly #digits: number;
  readonly #pieces = new BlobPieces();
  #bytes = new Uint8Array(16 * 1024);
  #length = 0;
  /** Whether a part of the line at the end was written. */
  #isWithin = false;
  /** Number of the first line, from 1. */
  first = 0;
  /** Number of the last line. */
  last = 0;
  /** How many lines. */
  count = 0;

  constructor(document: LogDocument, format: TextFormat, lineNumbers: boolean) {
    this.#document = document;
    this.#format = format;
    this.#digits = lineNumbers ? String(document.lineCount).length : 0;
    const entities = Object.entries(format.entities);
    this.#entities = Array.from({ length: 256 }, () => undefined);
    for (const [character, entity] of entities) {
      this.#entities[character.charCodeAt(0)] = encoder.encode(entity);
    }
    this.#longestEntity = Math.max(1, ...entities.map(([, entity]) => entity.length));
  }

  /** Adds a part of a line. */
  add(part: SelectedPart): void {
    // The selection ends before the first character of this line.
    if (part.to === 0 && this.count > 0) return;
    if (!this.#isWithin) this.begin(part.line);
    this.#write(this.#format.partOf(this.#document, part));
    if (part.ends && !part.isLast) this.end();
    this.#isWithin = !part.ends;
    this.#cut();
  }

  begin(line: number): void {
    const number = line + 1;
    if (this.count === 0) this.first = number;
    this.last = number;
    this.count += 1;
    if (this.#digits > 0) this.#writeNumber(number);
  }

  text(bytes: Uint8Array, from: number, to: number, style: TextStyle): void {
    if (style !== this.#style) this.#setStyle(style);
    const [before, after] = this.#ofStyle;
    this.#makeRoom(before.length + this.#longestEntity * (to - from) + after.length);
    this.#copy(before);
    if (this.#longestEntity > 1) this.#escape(bytes, from, to);
    else this.#copy(bytes.subarray(from, to));
    this.#copy(after);
  }

  end(): void {
    this.#makeRoom(1);
    this.#bytes[this.#length++] = LF;
    this.#cut();
  }

  ask(line: number): void {
    this.add({ line, from: 0, to: Infinity, ends: true, isLast: false });
  }

  /** All that was written, below a title. */
  blob(type: string, title: string | undefined): Blob {
    const { start, end, escape } = this.#format;
    const head = title === undefined ? '' : `${escape(title)}\n`;
    const rest = this.#bytes.subarray(0, this.#length);
    return this.#pieces.blob(type, [start, head], [rest, end]);
  }

  #escape(source: Uint8Array, from: number, to: number): void {
    const bytes = this.#bytes;
    const entities = this.#entities;
    let length = this.#length;
    for (let at = from; at < to; at++) {
      const byte = source[at] ?? 0;
      const entity = entities[byte];
      if (entity) {
        bytes.set(entity, length);
        length += entity.length;
      } else bytes[length++] = byte;
    }
    this.#length = length;
  }

  #setStyle(style: TextStyle): void {
    this.#style = style;
    let around = this.#around.get(style);
    if (!around) {
      const [before, after] = this.#format.around(style);
      around = [encoder.encode(before), encoder.encode(after)];
      if (this.#around.size < MAX_STYLES) this.#around.set(style, around);
    }
    this.#ofStyle = around;
  }

  #writeNumber(number: number): void {
    this.#makeRoom(this.#digits + 2);
    const bytes = this.#bytes;
    let left = number;
    for (let i = this.#length + this.#digits - 1; i >= this.#length; i--) {
      bytes[i] = left > 0 ? ZERO + (left % 10) : SPACE;
      left = Math.floor(left / 10);
    }
    this.#length += this.#digits;
    bytes[this.#length++] = SPACE;
    bytes[this.#length++] = SPACE;
  }

  #write(text: string): void {
    // No UTF-16 unit takes more than three bytes.
    this.#makeRoom(3 * text.length);
    this.#length += encoder.encodeInto(text, this.#bytes.subarray(this.#length)).written;
  }

  #copy(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #makeRoom(size: number): void {
    if (this.#bytes.length - this.#length >= size) return;
    const bytes = new Uint8Array(2 * (this.#length + size));
    bytes.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = bytes;
  }

  #cut(): void {
    if (this.#length < PIECE) return;
    this.#pieces.add(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
  }
}
