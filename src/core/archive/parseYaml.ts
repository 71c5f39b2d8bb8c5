import type { Document } from 'yaml';

import { formatBytes, YAML_LIMIT } from '../base/limits.js';

/**
 * Tokens of YAML that are parsed: about three for each key. The largest ConfigMap that describes
 * repositories has some hundred, because what is long in it are texts.
 */
const MAX_TOKENS = 10_000;

/** Levels of nesting, and columns by which a line is indented. */
const MAX_DEPTH = 100;

/** How often aliases may be followed: what stops a document of nested aliases ("billion laughs"). */
const MAX_ALIASES = 100;

/** YAML that is not valid, or that is not parsed because it goes beyond a limit. */
export class YamlError extends Error {
  /** Line of the first error, from 1. */
  readonly line: number;
  /** Column of the first error, from 1. */
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/**
 * Parses YAML that may be hostile: a ConfigMap belongs to the namespace's owner, not to the reader. Its
 * size, tokens and depth are counted before, because the parser recurses, and takes a hundred times
 * as long as the count.
 *
 * @throws {YamlError} with the place of the first error; never anything else
 */
export async function parseYaml(text: string): Promise<unknown> {
  const { isMap, isScalar, Lexer, LineCounter, parseDocument, visit } = await import('yaml');
  if (text.length > YAML_LIMIT) {
    throw new YamlError(`More than ${formatBytes(YAML_LIMIT)} of YAML.`, 1, 1);
  }
  requireSmall(new Lexer().lex(text));

  const lineCounter = new LineCounter();
  const failAt = (message: string, offset: number): never => {
    const { line, col } = lineCounter.linePos(offset);
    throw new YamlError(message, line, col);
  };
  try {
    const document: Document = parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      logLevel: 'silent',
      // The parser compares each key with all others of its map.
      uniqueKeys: false,
    });
    const [error] = document.errors;
    if (error) failAt(error.message, error.pos[0]);
    visit(document, (_, node) => {
      if (!isMap(node)) return;
      const keys = new Set<unknown>();
      for (const { key } of node.items) {
        if (!isScalar(key)) continue;
        if (keys.has(key.value)) failAt('Map keys must be unique', key.range?.[0] ?? 0);
        keys.add(key.value);
      }
    });
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (error instanceof YamlError) throw error;
    throw new YamlError(error instanceof Error ? error.message : String(error), 1, 1);
  }
}

/** Counts the tokens of a text, and how deep they are nested, up to the limits. */
function requireSmall(tokens: Iterable<string>): void {
  let count = 0;
  let line = 1;
  /** Levels of `[` and `{` that are open. */
  let flow = 0;
  /** Columns of indentation and indicators (`- - -`) in this line: a level takes one at least. */
  let block = 0;
  for (const token of tokens) {
    count += 1;
    if (token === '[' || token === '{') flow += 1;
    else if (token === ']' || token === '}') flow -= 1;
    else if (token === '-' || token === '?') block += 1;
    else if (token.endsWith('\n')) block = 0;
    else if (/^ +$/.test(token)) block += token.length;
    if (count > MAX_TOKENS) throw new YamlError(`More than ${MAX_TOKENS} tokens.`, line, 1);
    if (flow > MAX_DEPTH || block > MAX_DEPTH) {
      throw new YamlError(`Nested more than ${MAX_DEPTH} levels deep.`, line, 1);
    }
    for (let at = token.indexOf('\n'); at >= 0; at = token.indexOf('\n', at + 1)) line += 1;
  }
}
