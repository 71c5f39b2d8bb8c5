/** Lines that belong together, such as those of a traceback. */
export interface ExceptionUnit {
  /** The line after the last one. */
  readonly end: number;
  /** The line that says what went wrong. */
  readonly line: number;
  /** Whether more lines may belong to it once they have come. */
  readonly isOpen: boolean;
}

/** Lines of one unit that are looked at; a longer one is cut. */
const MAX_LINES = 2000;
const PYTHON = /Traceback \(most recent call last\):\s*$/;
const PYTHON_NEXT =
  /^(?:During handling of the above exception, another exception occurred:|The above exception was the direct cause of the following exception:)/;
const JAVA_FRAME = /^\s*(?:at [\w.$<>/ ]+\(|\.\.\. \d+ (?:more|common frames omitted))/;
const JAVA_CAUSE = /^\s*Caused by: /;
const JAVA_OTHER = /^\s*Suppressed: /;
const GO_PANIC = /^(?:panic: |fatal error: )/;
const GO_FRAME = /^(?:\s|goroutine \d+|\[signal |created by |[\w./*()-]+\(.*\)$|exit status \d+|$)/;

/**
 * Whether an exception unit begins at a line.
 *
 * @param next the text of the line behind it
 */
export function isUnitAt(text: string, next: string): boolean {
  return PYTHON.test(text) || GO_PANIC.test(text) || JAVA_FRAME.test(next);
}

/**
 * The lines of a Python traceback, a Java stack trace or a Go panic that begins at a line; `undefined`
 * where none begins.
 *
 * @param textOf says a line's text; `undefined` behind the last one
 */
export function exceptionUnitAt(
  first: number,
  textOf: (line: number) => string | undefined,
): ExceptionUnit | undefined {
  const text = textOf(first) ?? '';
  if (PYTHON.test(text)) return pythonUnit(first, textOf);
  if (GO_PANIC.test(text)) return goUnit(first, textOf);
  if (JAVA_FRAME.test(textOf(first + 1) ?? '')) return javaUnit(first, textOf);
  return undefined;
}

type TextOf = (line: number) => string | undefined;

/** Frames are indented; the exception is what is not. */
function pythonUnit(first: number, textOf: TextOf): ExceptionUnit {
  let exception = first;
  let end = first + 1;
  let inFrames = true;
  for (; end < first + MAX_LINES; end++) {
    const text = textOf(end);
    if (text === undefined) return { end, line: exception, isOpen: true };
    if (inFrames) {
      if (/^\s/.test(text) || text === '') continue;
      exception = end;
      inFrames = false;
    } else if (PYTHON.test(text)) {
      inFrames = true;
    } else if (text !== '' && !PYTHON_NEXT.test(text)) {
      break;
    }
  }
  // Empty lines behind it are not part of it.
  while (end > exception + 1 && !inFrames && textOf(end - 1) === '') end -= 1;
  return { end, line: exception, isOpen: false };
}

/** What matters is the innermost cause, which stands last. */
function javaUnit(first: number, textOf: TextOf): ExceptionUnit {
  let line = first;
  let end = first + 1;
  for (; end < first + MAX_LINES; end++) {
    const text = textOf(end);
    if (text === undefined) return { end, line, isOpen: true };
    if (JAVA_CAUSE.test(text)) line = end;
    else if (!JAVA_FRAME.test(text) && !JAVA_OTHER.test(text)) break;
  }
  return { end, line, isOpen: false };
}

function goUnit(first: number, textOf: TextOf): ExceptionUnit {
  let end = first + 1;
  for (; end < first + MAX_LINES; end++) {
    const text = textOf(end);
    if (text === undefined) return { end, line: first, isOpen: true };
    if (!GO_FRAME.test(text)) break;
  }
  while (end > first + 1 && textOf(end - 1) === '') end -= 1;
  return { end, line: first, isOpen: false };
}
