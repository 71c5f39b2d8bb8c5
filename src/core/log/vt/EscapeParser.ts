/** One parameter of a control sequence: `38:5:208` is 38 with the sub-parameters 5 and 208. */
export interface EscapeParam {
  /** 0 when left out. */
  value: number;
  /** Parts after a colon; −1 where one is left out. */
  subs?: number[];
}

/** What leads from one line to others: so many lines down, up below 0; or all below is erased. */
export type LineMove = { lines: number; toStart: boolean } | 'erase below';

/**
 * What a code did to the sequence: `more` and it goes on; `control`, a control character inside
 * it is to be obeyed and it goes on; `csi`, it is complete and {@link EscapeParser.final} says what
 * it asks for; `end`, it is over and asks for nothing we follow.
 */
type EscapeStep = 'more' | 'control' | 'csi' | 'end';

type State = 'ground' | 'escape' | 'intermediate' | 'csi' | 'csiIgnored' | 'string';

const MAX_PARAMS = 32;
const MAX_VALUE = 0x7fffffff;

/**
 * Reads one escape sequence, code by code, after the diagram of VT500 parsers
 * (https://vt100.net/emu/dec_ansi_parser). Only CSI sequences without prefix and intermediates are
 * told to the caller; everything else (titles, clipboard, device queries, charsets) is swallowed.
 */
export class EscapeParser {
  #state: State = 'ground';
  #params: EscapeParam[] = [];
  #final = 0;

  /** Whether a sequence is open. */
  get active(): boolean {
    return this.#state !== 'ground';
  }

  /** Code of the final character of the last complete CSI sequence. */
  get final(): number {
    return this.#final;
  }

  /** Its parameters; one with the value 0 when it had none. */
  get params(): readonly EscapeParam[] {
    return this.#params;
  }

  /** An ESC was read: it also breaks off a sequence that is still open. */
  open(): void {
    this.#state = 'escape';
  }

  /** Drops an open sequence: a line's end closes whatever the line left open. */
  reset(): void {
    this.#state = 'ground';
  }

  /** Takes the next code of an open sequence (never ESC: that is {@link open}). */
  push(code: number): EscapeStep {
    if (code === 0x18 || code === 0x1a) return this.#close();
    if (this.#state === 'string') {
      // BEL ends it, and so does ST, as its ESC or as the single code 9C.
      return code === 0x07 || code === 0x9c ? this.#close() : 'more';
    }
    if (code < 0x20) return 'control';
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

  #close(): EscapeStep {
    this.#state = 'ground';
    return 'end';
  }

  #afterEscape(code: number): EscapeStep {
    if (code === 0x5b) {
      this.#state = 'csi';
      this.#params = [{ value: 0 }];
      return 'more';
    }
    // ] OSC, P DCS, X SOS, ^ PM, _ APC: each a string up to its terminator.
    if (code === 0x5d || code === 0x50 || code === 0x58 || code === 0x5e || code === 0x5f) {
      this.#state = 'string';
      return 'more';
    }
    if (code < 0x30) {
      this.#state = 'intermediate';
      return 'more';
    }
    return this.#close();
  }

  #insideCsi(code: number): EscapeStep {
    if (code >= 0x40) {
      this.#state = 'ground';
      this.#final = code;
      return 'csi';
    }
    if (code < 0x30 || code > 0x3b) {
      this.#state = 'csiIgnored';
      return 'more';
    }
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
