import { EscapeParser } from './EscapeParser.js';
import { concernsScreen, escapeOfC1 } from './screenSequences.js';
import { applySgr, plainStyle, type TextStyle } from './style.js';

const ESC = 0x1b;
const LF = 0x0a;
/** First byte of a C1 control in UTF-8. */
const C1_LEAD = 0xc2;
const CSI = 0x5b;
const SGR = 0x6d;
/**
 * Characters of an SGR sequence's parameters that are cached. There are twelve different ones, and
 * 13^14 is the highest power of 13 that a double holds exactly.
 */
const KEY_LENGTH = 14;
const MAX_CACHED = 4096;

/**
 * A style, and the styles to which SGR sequences lead from it, by the parameters of the sequence. A
 * log uses few sequences again and again, so that each has to be parsed once only.
 */
interface CachedStyle {
  readonly style: TextStyle;
  readonly next: Map<number, CachedStyle>;
}

/**
 * Scans the bytes of a log for escape sequences, and follows two things: the style that SGR
 * sequences set, and whether a sequence needs a screen.
 */
export class SgrScanner {
  /** Whether the sequence that was read last {@link concernsScreen}. */
  needsScreen = false;
  readonly #escape = new EscapeParser();
  #cached: CachedStyle;
  #count = 0;
  /** The styles that follow {@link plainStyle}, where most sequences begin. */
  readonly #afterPlain = new Map<number, CachedStyle>();

  constructor(style: TextStyle = plainStyle) {
    this.#cached = this.#entryFor(style);
  }

  /** The style that is set after the sequences read so far. */
  get style(): TextStyle {
    return this.#cached.style;
  }

  /** Goes on behind other bytes, after which a style is set and no sequence is open. */
  goOn(style: TextStyle): void {
    this.#escape.reset();
    if (style !== this.style) this.#cached = this.#entryFor(style);
  }

  /** Reads all sequences in `bytes`, which continue those read before. */
  scan(bytes: Uint8Array): void {
    let at = bytes.indexOf(ESC, this.resume(bytes));
    while (at >= 0) at = bytes.indexOf(ESC, this.read(bytes, at));
  }

  /**
   * Reads the rest of a sequence that began before these bytes.
   *
   * @returns the offset after it; 0 when none was open
   */
  resume(bytes: Uint8Array): number {
    this.needsScreen = false;
    return this.#escape.active ? this.#parse(bytes, 0) : 0;
  }

  /**
   * Reads the sequence whose ESC is at `from`.
   *
   * @returns the offset after it, or of the newline or the end of the bytes that cut it off
   */
  read(bytes: Uint8Array, from: number): number {
    this.needsScreen = false;
    return this.#readCached(bytes, from) || this.#parse(bytes, from);
  }

  #parse(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.byteLength) {
      const byte = bytes[at] ?? 0;
      if (byte === LF) {
        this.#escape.reset();
        break;
      }
      // A C1 control begins another sequence, wherever it stands.
      if (byte === C1_LEAD && escapeOfC1(bytes[at + 1] ?? 0) > 0) {
        this.#escape.reset();
        break;
      }
      at += 1;
      if (byte === ESC) this.#escape.start();
      else if (this.#escape.parse(byte) === 'dispatch') this.#execute();
      if (!this.#escape.active) break;
    }
    return at;
  }

  #execute(): void {
    const { sequence, params } = this.#escape;
    if (sequence === '[m') this.#cached = this.#entryFor(applySgr(this.style, params));
    else this.needsScreen = concernsScreen(sequence, params);
  }

  /**
   * Reads a short SGR sequence at `at` by the cache.
   *
   * @returns the offset after it; 0 when there is another sequence
   */
  #readCached(bytes: Uint8Array, at: number): number {
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
    this.#cached = this.#cached.next.get(key) ?? this.#addToCache(key, bytes.subarray(at, end + 1));
    return end + 1;
  }

  #addToCache(key: number, sequence: Uint8Array): CachedStyle {
    const parser = new EscapeParser();
    parser.start();
    for (const byte of sequence.subarray(1)) parser.parse(byte);
    const entry = this.#entryFor(applySgr(this.style, parser.params));
    this.#count += 1;
    if (this.#count > MAX_CACHED) {
      this.#count = 0;
      this.#afterPlain.clear();
    } else this.#cached.next.set(key, entry);
    return entry;
  }

  /**
   * All entries for the plain style share one map, so that the cache is a graph and stays small.
   */
  #entryFor(style: TextStyle): CachedStyle {
    return {
      style,
      next: style === plainStyle ? this.#afterPlain : new Map<number, CachedStyle>(),
    };
  }
}
