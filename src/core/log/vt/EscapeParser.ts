/** One parameter of a control sequence: `38:5:208` is 38 with the sub-parameters 5 and 208. */
export interface EscapeParam {
  /** 0 when omitted. */
  value: number;
  /** The values after each colon; −1 for one that is omitted. */
  subs?: number[];
}

/**
 * What a code did to the open sequence. `more`: it goes on; `execute`: the code is a control
 * character inside of it, to be executed, and it goes on; `dispatch`: it is complete, see
 * {@link EscapeParser.sequence}; `end`: it is complete or cancelled, and to be ignored.
 */
type ParserResult = 'more' | 'execute' | 'dispatch' | 'end';

type State = 'ground' | 'escape' | 'intermediate' | 'csiEntry' | 'csi' | 'csiIgnored' | 'string';

const MAX_PARAMS = 32;
const MAX_VALUE = 0x7fffffff;
/** How an OSC 8 begins, after `ESC ]`. */
const HYPERLINK = '8;';
/** Characters of an OSC 8 that are kept; a longer one is no link. */
const MAX_HYPERLINK = 2048 + 256;

/**
 * Parses escape sequences, one code at a time, by the state diagram of VT500 terminals. Only ESC
 * and CSI sequences without intermediates are reported, and the links of OSC 8; all others (window
 * titles, clipboard, character sets) are consumed without effect.
 *
 * @see https://vt100.net/emu/dec_ansi_parser
 * @see https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda (OSC 8)
 */
export class EscapeParser {
  #state: State = 'ground';
  #params: EscapeParam[] = [];
  #sequence = '';
  /** What the open string has so far, while it may be an OSC 8. */
  #string: string | undefined;
  #hyperlink: string | undefined;

  /** Whether a sequence is open. */
  get active(): boolean {
    return this.#state !== 'ground';
  }

  /**
   * The last complete sequence without its parameters: `[A` for CUU, `[?h` for a private mode that
   * is set, `7` for ESC 7.
   */
  get sequence(): string {
    return this.#sequence;
  }

  /** Parameters of the last CSI sequence; one with the value 0 when it has none. */
  get params(): readonly EscapeParam[] {
    return this.#params;
  }

  /**
   * The address that an OSC 8 has set since this was called last; empty where it ends a link, and
   * `undefined` where there was none.
   */
  takeHyperlink(): string | undefined {
    const taken = this.#hyperlink;
    this.#hyperlink = undefined;
    return taken;
  }

  /** Opens a sequence after an ESC; one that is still open is cancelled, and a string has ended. */
  start(): void {
    if (this.#state === 'string') this.#endString();
    this.#state = 'escape';
    this.#sequence = '';
  }

  /**
   * Cancels an open sequence, as the end of a line does: otherwise one stray ESC would hide the
   * rest of the log.
   */
  reset(): void {
    this.#state = 'ground';
    this.#string = undefined;
  }

  /**
   * Parses the next code of the open sequence.
   *
   * @param code any code but ESC, for which {@link start} is
   */
  parse(code: number): ParserResult {
    // CAN and SUB cancel a sequence.
    if (code === 0x18 || code === 0x1a) return this.#close();
    if (this.#state === 'string') {
      // A string ends at BEL, or at ST: as the single code 9C here, or as ESC \ by its ESC.
      if (code !== 0x07 && code !== 0x9c) return this.#collect(code);
      this.#endString();
      return this.#close();
    }
    if (code < 0x20) return 'execute';
    if (code === 0x7f) return 'more';
    if (code > 0x7f) return this.#close();
    switch (this.#state) {
      case 'escape':
        return this.#afterEscape(code);
      case 'intermediate':
        return code < 0x30 ? 'more' : this.#close();
      case 'csiIgnored':
        return code < 0x40 ? 'more' : this.#close();
      default:
        return this.#insideCsi(code);
    }
  }

  #close(): ParserResult {
    this.reset();
    return 'end';
  }

  #collect(code: number): ParserResult {
    if (this.#string === undefined) return 'more';
    this.#string += String.fromCodePoint(code);
    const { length } = this.#string;
    const mayBeLink = length > HYPERLINK.length || HYPERLINK.startsWith(this.#string);
    if (!mayBeLink || length > MAX_HYPERLINK) this.#string = undefined;
    return 'more';
  }

  #endString(): void {
    // Parameters come before the address, such as `id=…`, which tells the parts of one link.
    const [, address] = /^8;[^;]*;(.*)$/su.exec(this.#string ?? '') ?? [];
    this.#hyperlink = address ?? this.#hyperlink;
    this.#string = undefined;
  }

  #afterEscape(code: number): ParserResult {
    if (code === 0x5b) {
      this.#state = 'csiEntry';
      this.#sequence = '[';
      this.#params = [{ value: 0 }];
      return 'more';
    }
    // ] OSC, P DCS, X SOS, ^ PM and _ APC open a string that goes on to its terminator.
    if (code === 0x5d || code === 0x50 || code === 0x58 || code === 0x5e || code === 0x5f) {
      this.#state = 'string';
      this.#string = code === 0x5d ? '' : undefined;
      return 'more';
    }
    if (code < 0x30) {
      this.#state = 'intermediate';
      return 'more';
    }
    return this.#dispatch(code);
  }

  #dispatch(final: number): ParserResult {
    this.#state = 'ground';
    this.#sequence += String.fromCharCode(final);
    return 'dispatch';
  }

  #insideCsi(code: number): ParserResult {
    if (code >= 0x40) return this.#dispatch(code);
    const isFirst = this.#state === 'csiEntry';
    this.#state = code < 0x30 || (code > 0x3b && !isFirst) ? 'csiIgnored' : 'csi';
    if (code > 0x3b && isFirst) this.#sequence += String.fromCharCode(code);
    if (code < 0x30 || code > 0x3b) return 'more';
    const param = this.#params.at(-1);
    if (!param) return 'more';
    if (code === 0x3b) {
      if (this.#params.length < MAX_PARAMS) this.#params.push({ value: 0 });
      else this.#state = 'csiIgnored';
    } else if (code === 0x3a) {
      param.subs ??= [];
      if (param.subs.length < MAX_PARAMS) param.subs.push(-1);
    } else if (param.subs) {
      const last = param.subs.length - 1;
      param.subs[last] = grow(Math.max(0, param.subs[last] ?? 0), code);
    } else {
      param.value = grow(param.value, code);
    }
    return 'more';
  }
}

const grow = (value: number, digit: number): number =>
  Math.min(MAX_VALUE, value * 10 + digit - 0x30);
