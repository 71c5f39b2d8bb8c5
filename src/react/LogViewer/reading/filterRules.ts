import type { LinesSince, PatternError, Severity } from '../../../core/index.js';

/** Which lines a reader wants to see. */
export interface FilterRules {
  /** Text of the lines to be shown; empty for all lines. */
  readonly query: string;
  /** Texts of lines that are not shown, separated by commas. */
  readonly exclude: string;
  /** Whether upper and lower case are distinguished. */
  readonly matchCase: boolean;
  /** Whether the text is found as a whole word only. */
  readonly wholeWord: boolean;
  /** Whether the text is a regular expression. */
  readonly pattern: boolean;
  /** The least severity of the lines to be shown; `undefined` for all lines. */
  readonly level: Severity | undefined;
  /** From where on lines are shown, as {@link LinesSince} takes it: `12:30`, `5m`, `1000`; empty for all. */
  readonly since: string;
  /** How many lines before and after each matching one are shown with it. */
  readonly context: number;
}

/** All lines of a log. */
const NO_FILTER: FilterRules = {
  query: '',
  exclude: '',
  matchCase: false,
  wholeWord: false,
  pattern: false,
  level: undefined,
  since: '',
  context: 0,
};

/** What the bars of the tools show. */
export interface ReadingSnapshot extends FilterRules {
  /** Whether there is a filter: a text to be shown or hidden, a level, or a beginning. */
  readonly filtering: boolean;
  /** Lines that match, so far. */
  readonly count: number;
  /** Whether all that can be folded was folded last; `undefined` before anything was. */
  readonly folded: boolean | undefined;
  /** Parts of the log that can be folded, so far. */
  readonly folds: number;
  /** All lines of the log. */
  readonly total: number;
  /** Whether lines are still to be looked at. */
  readonly running: boolean;
  /** Why the lines are not those of the regular expression. */
  readonly problem: PatternError | 'notLoaded' | undefined;
  /** Why no line is left out for being too early. */
  readonly sinceProblem: LinesSince['problem'];
  /** Long lines in which a regular expression is looked for up to a column only. */
  readonly cut: { readonly lines: number; readonly columns: number } | undefined;
}

/** Before anything was filtered or folded. */
export const FIRST_SNAPSHOT: ReadingSnapshot = {
  ...NO_FILTER,
  filtering: false,
  count: 0,
  folded: undefined,
  folds: 0,
  total: 0,
  running: false,
  problem: undefined,
  sinceProblem: undefined,
  cut: undefined,
};

/** The rules that say which lines match; the others only add lines to these. */
const WHICH_LINES = [
  'query',
  'exclude',
  'matchCase',
  'wholeWord',
  'pattern',
  'level',
  'since',
] as const;

/** Whether the same lines match by both rules; the lines around them may be others. */
export function matchSame(one: FilterRules, other: FilterRules): boolean {
  return WHICH_LINES.every((name) => one[name] === other[name]);
}

/** Whether some lines may be left out. */
export function isFilter({ query, exclude, level, since }: FilterRules): boolean {
  return query !== '' || exclude !== '' || level !== undefined || since.trim() !== '';
}
