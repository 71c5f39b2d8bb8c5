import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';

import { LineAutomaton } from './LineAutomaton.js';
import { MatchCounter } from './MatchCounter.js';
import { PatternPlaces } from './patternPlaces.js';
import { readPattern } from './patternSyntax.js';
import { WholeWords } from './WholeWords.js';

/** A regular expression, compiled for lines. */
export interface LinePattern {
  /** As the reader wrote it. */
  readonly source: string;
  /** How it was compiled. */
  readonly options: PatternOptions;
  /** Columns of a line up to which it is searched, so that one attempt takes well under a frame or two. */
  readonly maxColumns: number;
  /** Finds the lines that may match by their bytes, where the pattern is simple enough for that. */
  readonly automaton: LineAutomaton | undefined;
  /** Counts the matches in a line by its bytes, where the pattern is simple enough for that. */
  readonly counter: MatchCounter | undefined;
  /** Whether it matches anywhere in a text, the empty text included. */
  test(text: string): boolean;
  /** The matches in a text from left to right, each found when it is asked for; none is empty. */
  matches(text: string): Iterator<readonly [from: number, to: number]>;
}

/** What is wrong with a regular expression. */
export interface PatternError {
  /** Which of the errors it is. */
  readonly problem:
    | 'unclosedGroup'
    | 'unopenedGroup'
    | 'unclosedClass'
    | 'class'
    | 'repetition'
    | 'count'
    | 'escape'
    | 'lookaround'
    | 'tooLarge'
    | 'invalid';
  /** The part of the expression that it is about; empty for the whole. */
  readonly part: string;
}

/** Settings of {@link compilePattern}. */
export interface PatternOptions {
  /** Whether upper and lower case are distinguished, in any language. */
  matchCase: boolean;
  /** Whether a match may not begin or end within a word. */
  wholeWord: boolean;
}

/** Instructions of a compiled expression, which may all be tried at each character. */
const MAX_SIZE = 512;
/** Instructions times characters of one attempt: the slowest of the engines does some 80 a microsecond. */
const MAX_WORK = 2 ** 21;
const MAX_COLUMNS = 16_384;

/** By the messages of RE2: https://github.com/google/re2/blob/main/re2/parse.cc */
const PROBLEMS: readonly (readonly [RegExp, PatternError['problem']])[] = [
  [/^missing closing \)/, 'unclosedGroup'],
  [/^unexpected \)/, 'unopenedGroup'],
  [/^missing closing ]/, 'unclosedClass'],
  [/character class/, 'class'],
  [/repeat count/, 'count'],
  [/repetition operator/, 'repetition'],
  [/escape|trailing backslash/, 'escape'],
  [/Perl syntax/, 'lookaround'],
  [/too large/, 'tooLarge'],
];

/**
 * Compiles a regular expression in the syntax of RE2, which takes linear time on any text.
 *
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function compilePattern(
  source: string,
  options: PatternOptions,
): LinePattern | PatternError {
  const { matchCase, wholeWord } = options;
  let pattern: RE2JS;
  try {
    pattern = RE2JS.compile(source, matchCase ? 0 : RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return toPatternError(error);
  }
  const size = pattern.programSize();
  if (size > MAX_SIZE) return { problem: 'tooLarge', part: '' };
  const tree = readPattern(source, matchCase);
  const places = tree && new PatternPlaces(tree);
  return {
    source,
    options: { matchCase, wholeWord },
    automaton: places && LineAutomaton.of(places),
    counter: places && MatchCounter.of(places, wholeWord),
    maxColumns: Math.min(MAX_COLUMNS, Math.floor(MAX_WORK / size)),
    test: (text) => pattern.test(text),
    matches: (text) => matchesIn(pattern, text, wholeWord),
  };
}

function* matchesIn(
  pattern: RE2JS,
  text: string,
  wholeWord: boolean,
): Generator<readonly [number, number], void, undefined> {
  const matcher = pattern.matcher(text);
  for (let found = matcher.find(); found;) {
    const from = matcher.start();
    const to = matcher.end();
    const isMatch =
      to > from && (!wholeWord || new WholeWords(text.slice(from, to)).isOneAt(text, from, to));
    if (isMatch) yield [from, to];
    if (isMatch || to === from) found = matcher.find();
    else {
      const next = from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1);
      found = matcher.find(next);
    }
  }
}

function toPatternError(error: RE2JSException): PatternError {
  if (!(error instanceof RE2JSSyntaxException)) return { problem: 'tooLarge', part: '' };
  const reason = error.getDescription();
  const part = error.getPattern() ?? '\\';
  // RE2 takes a lookbehind for a group's name that is wrong.
  if (/^\(\?<[=!]/.test(part)) return { problem: 'lookaround', part: part.slice(0, 4) };
  const problem = PROBLEMS.find(([message]) => message.test(reason))?.[1] ?? 'invalid';
  return { problem, part };
}
