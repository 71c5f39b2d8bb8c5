/**
 * Writes Markdown around hostile text: no text ends the code that contains it, and none in a sentence
 * is read as markup.
 */
export const markdown = {
  /** A block of code, in a fence that is longer than any in the text. */
  fence: (text: string, language = ''): string => {
    const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
    return `${fence}${language}\n${text.replace(/\r\n?/g, '\n')}\n${fence}`;
  },
  /** Code in a sentence; on one line. */
  code: (text: string): string => {
    const ticks = '`'.repeat(longestRun(text) + 1);
    const line = text.replace(/\s+/g, ' ').trim();
    const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
    return line === '' ? '–' : `${ticks}${space}${line}${space}${ticks}`;
  },
  /** Words in a sentence. */
  words: (text: string): string =>
    text.replace(/\s+/g, ' ').replace(/[\\`*_~[\]<>|#&!]/g, (char) => `\\${char}`),
};

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
