// What a page and its worker say to each other. Both are of one version: the host builds them together.

import type { PatternOptions } from '../search/linePattern.js';
import type { SeverityRule } from '../severity/severityRules.js';

/** In place of what was found in a line, where the document is to be asked for the line. */
export const UNKNOWN = -1;

/** What is looked for in lines. */
export type LineScan =
  | {
      readonly kind: 'problems';
      readonly rules: readonly SeverityRule[];
    }
  | {
      readonly kind: 'pattern';
      readonly source: string;
      readonly options: PatternOptions;
      /** The most matches of a line that count. */
      readonly enough: number;
    };

/** What the page says. */
export type ScanRequest =
  /** A scan begins. */
  | { readonly scan: number; readonly begin: LineScan }
  /**
   * These are lines of the log, to be looked through by a scan that has begun; they have all ended. The bytes
   * come back with what was found, so that others can be sent in their place.
   */
  | { readonly scan: number; readonly part: number; readonly bytes: Uint8Array<ArrayBuffer> }
  /** A scan has ended. */
  | { readonly scan: number; readonly end: true };

/** What was found in some lines. */
export interface ScannedLines {
  /** The lines that match, or may, in ascending order; the first one that was looked at is 0. */
  readonly lines: Uint32Array<ArrayBuffer>;
  /**
   * How many matches each has, or the index of its severity in `SEVERITIES`; {@link UNKNOWN} where the document
   * is to be asked.
   */
  readonly values: Int32Array<ArrayBuffer>;
}

/** What the worker says first of a scan: it has begun. */
export interface ScanReady {
  readonly ready: number;
}

/** What the worker says of a part. */
export interface ScanResponse extends ScannedLines {
  /** The part in which it was found, and its bytes. */
  readonly part: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
