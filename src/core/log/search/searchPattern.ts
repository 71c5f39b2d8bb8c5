import type { LogDocument } from '../document/LogDocument.js';
import type { PatternError, PatternOptions } from './linePattern.js';
import type { PatternSearch } from './PatternSearch.js';

/**
 * A search for a regular expression, with the engine for it, which is loaded when it is needed first.
 *
 * @returns the search, or what is wrong with the expression
 * @throws when the engine cannot be loaded
 */
export async function searchPattern(
  document: LogDocument,
  source: string,
  { oncePerLine, ...options }: PatternOptions & { oncePerLine?: boolean },
): Promise<{ search: PatternSearch; maxColumns: number } | PatternError> {
  const [{ compilePattern }, { PatternSearch }] = await Promise.all([
    import('./linePattern.js'),
    import('./PatternSearch.js'),
  ]);
  const pattern = compilePattern(source, options);
  if ('problem' in pattern) return pattern;
  return {
    search: new PatternSearch(document, pattern, oncePerLine),
    maxColumns: pattern.maxColumns,
  };
}
