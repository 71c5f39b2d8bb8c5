import type { Redacted } from '../base/redacted.js';

/**
 * Writes Markdown around hostile text: no text ends the code that contains it, and none in a sentence
 * is read as markup. GitHub looks for mentions, issues and addresses in the finished page, where an
 * escaped character is as good as a bare one, but never in code.
 *
 * @see https://github.github.com/gfm/
 */
export const markdown = {
  /** A block of code, in a fence that is longer than any in the text. */
  fence: (text: string, language = ''): string => {
    const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
    return `${fence}${language}\n${text.replace(/\r\n?/g, '\n')}\n${fence}`;
  },
  /** Code in a sentence; on one line. */
  code: (text: Redacted): string => {
    const line = onOneLine(text);
    const ticks = '`'.repeat(longestRun(line) + 1);
    const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
    return line === '' ? UNKNOWN : `${ticks}${space}${line}${space}${ticks}`;
  },
  /** Words in a sentence: bare where they are plain, else as code. */
  words: (text: Redacted): string => {
    const line = onOneLine(text);
    return PLAIN.test(line) ? line : markdown.code(text);
  },
};

/** Stands for a value that is not known. */
export const UNKNOWN = '–';

/** Words that no Markdown gives a meaning: a hyphen before a digit may refer to an issue, as `GH-1`. */
const PLAIN = /^\p{L}(?:[\p{L}\p{M}\p{N}]|[ -](?=\p{L}))*$/u;

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);
}
