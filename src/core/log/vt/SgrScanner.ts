import { EscapeParser, type LineMove } from './EscapeParser.js';
import { applySgr, plainStyle, type TextStyle } from './style.js';

const ESC = 0x1b;
const LF = 0x0a;
const CSI = 0x5b;
const SGR = 0x6d;
const UP = 0x41;
const UP_TO_START = 0x46;
/** Parameters of so many characters out of 12 fit into a number that a double holds exactly. */
const KEY_LENGTH = 14;
const MAX_KNOWN = 4096;

/** A style, and those to which sequences that were met lead from it. */
interface Known {
  readonly style: TextStyle;
  readonly next: Map<number, Known>;
}

/** Reads escape sequences: the styles that they set, and whether the cursor goes up. */
export class SgrScanner {
  /** The movement up that the sequence read last is. */
  climb: LineMove | undefined;
  readonly #escape = new EscapeParser();
  /** A log uses few sequences, again and again: each is parsed once. */
  #known: Known;
  #count = 0;
  /** The ways from plain text. */
  readonly #plain = new Map<number, Known>();

  constructor(style: TextStyle = plainStyle) {
    this.#known = { style, next: style === plainStyle ? this.#plain : new Map<number, Known>() };
  }

  /** The style reached. */
  get style(): TextStyle {
    return this.#known.style;
  }

  /** Reads all sequences in bytes that follow those read before. */
  scan(bytes: Uint8Array): void {
    let at = bytes.indexOf(ESC, this.resume(bytes));
    while (at >= 0) at = bytes.indexOf(ESC, this.read(bytes, at));
  }

  /** Reads the rest of a sequence that began before these bytes; returns where it ends, 0 if none did. */
  resume(bytes: Uint8Array): number {
    this.climb = undefined;
    return this.#escape.active ? this.#read(bytes, 0) : 0;
  }

  /** Reads the sequence that begins at `from`; returns where it ends, or where bytes or line do. */
  read(bytes: Uint8Array, from: number): number {
    this.climb = undefined;
    return this.#skipKnown(bytes, from) || this.#read(bytes, from);
  }

  #read(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.byteLength) {
      const byte = bytes[at] ?? 0;
      if (byte === LF) {
        this.#escape.reset();
        break;
      }
      at += 1;
      if (byte === ESC) this.#escape.open();
      else if (this.#escape.push(byte) === 'csi') this.#obey();
      if (!this.#escape.active) break;
    }
    return at;
  }

  #obey(): void {
    const { final, params } = this.#escape;
    if (final === SGR) this.#known = { style: applySgr(this.style, params), next: new Map() };
    if (final !== UP && final !== UP_TO_START) return;
    const lines = -Math.max(1, params[0]?.value ?? 0);
    this.climb = { lines, toStart: final === UP_TO_START };
  }

  /** Takes a short SGR sequence at `at`; returns where it ends, 0 if it is none. */
  #skipKnown(bytes: Uint8Array, at: number): number {
    if (bytes[at + 1] !== CSI) return 0;
    const limit = Math.min(at + 2 + KEY_LENGTH, bytes.byteLength - 1);
    let key = 0;
    let end = at + 2;
    for (; end <= limit; end++) {
      const byte = bytes[end] ?? 0;
      if (byte === SGR) break;
      if (byte < 0x30 || byte > 0x3b) return 0;
      key = 13 * key + byte - 0x2f;
    }
    if (end > limit) return 0;
    this.#known = this.#known.next.get(key) ?? this.#learn(key, bytes.subarray(at, end + 1));
    return end + 1;
  }

  #learn(key: number, sequence: Uint8Array): Known {
    const parser = new EscapeParser();
    parser.open();
    for (const byte of sequence.subarray(1)) parser.push(byte);
    const style = applySgr(this.style, parser.params);
    // Back to plain text is back to where all ways begin.
    const known = { style, next: style === plainStyle ? this.#plain : new Map<number, Known>() };
    this.#count += 1;
    if (this.#count > MAX_KNOWN) {
      this.#count = 0;
      this.#plain.clear();
    } else this.#known.next.set(key, known);
    return known;
  }
}
