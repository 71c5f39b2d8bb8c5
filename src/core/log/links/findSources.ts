/** A place in a source file, as a traceback names it. */
export interface SourceReference {
  /** The file as it is written: a path in the container, or a name alone, as Java writes it. */
  readonly file: string;
  /** The line in that file, from 1. */
  readonly line: number;
  /** The column, from 1, where it is written. */
  readonly column?: number | undefined;
}

/** A reference in a text. */
export interface FoundSource {
  /** Its first UTF-16 code unit in the text. */
  readonly start: number;
  /** The one after its last. */
  readonly end: number;
  /** What it refers to. */
  readonly source: SourceReference;
}

/** Most UTF-16 code units of a file's name. */
const MAX_FILE = 1024;

/** As Python writes each frame: https://docs.python.org/3/library/traceback.html */
const PYTHON = /File "([^"\n]{1,1024})", line (\d{1,9})/gu;
/** After the name of a file in one of the languages that log so: `main.go:12`, `(Foo.java:12)`. */
const PLACE =
  /\.(?:py|pyx|go|java|kts?|scala|groovy|clj|[cm]?[jt]sx?|c|cc|cpp|cxx|hh?|hpp|cu|rs|rb|php|cs|swift|lua|pl|r|jl|sh):(\d{1,9})(?::(\d{1,9}))?(?![\w])/giu;
const PATH = /[\w./\\@~+$%-]/u;

/**
 * The places in source files that a text names, from left to right: those of Python's tracebacks, and a
 * file of a known language with `:12` or `:12:3` behind it, as Java, Go, JavaScript and glog write it.
 */
export function findSources(text: string): FoundSource[] {
  const found: FoundSource[] = [];
  for (const { 0: match, 1: file = '', 2: line, index } of text.matchAll(PYTHON)) {
    const source = { file, line: Number(line) };
    found.push({ start: index, end: index + match.length, source });
  }
  for (const { 0: match, 1: line, 2: column, index } of text.matchAll(PLACE)) {
    let start = index;
    while (start > 0 && index - start <= MAX_FILE && PATH.test(text.charAt(start - 1))) start -= 1;
    if (start === index || index - start > MAX_FILE) continue;
    const file = text.slice(start, index + match.indexOf(':'));
    const source = { file, line: Number(line), ...(column && { column: Number(column) }) };
    found.push({ start, end: index + match.length, source });
  }
  return found.sort((one, other) => one.start - other.start);
}
