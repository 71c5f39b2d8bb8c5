import { inSlices, type LogDocument, type Projection, textOfLines } from '../../../core/index.js';
import type { LoadedMessages } from '../../../locales/Messages.js';
import type { ViewerTheme } from '../frame/renderer.js';
import { type SelectedPart, TextSelection } from '../input/TextSelection.js';
import type { LogCopyOptions } from '../types.js';
import { headerLine, type LogName } from './headerLine.js';
import { ansiFormat, htmlFormat, type PartFormat, textFormat } from './formats.js';

/** Which lines are copied. */
export interface ExcerptSource {
  /** The log. */
  readonly document: LogDocument;
  /** Which part of it. */
  readonly selection: TextSelection;
  /** What is shown of that; `undefined` for all. */
  readonly projection: Projection | undefined;
  /** The colours of text, for a format that has some. */
  readonly theme?: ViewerTheme | undefined;
  /** What the log is called, for a header. */
  readonly name?: LogName | undefined;
  /** The texts around the log, in the language of the reader. */
  readonly messages?: LoadedMessages | undefined;
}

/** Lines of a log as they are copied. */
export interface Excerpt {
  /** As text, or as text with escape sequences. */
  readonly text: Blob;
  /** As a document, where that was asked for. */
  readonly html: Blob | undefined;
  /** How many lines. */
  readonly count: number;
}

/** How long an excerpt takes is up to who waits for it. */
export interface ExcerptRun {
  /** Ends the work at its next pause: its promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called at each pause with how much is done, from 0 to 1. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** Characters that are put into one piece of a blob. */
const PIECE = 256 * 1024;

/**
 * Lines of a log as they read, in the format that is asked for, built in slices: of any number of lines and
 * while more arrive.
 */
export async function excerptOf(
  source: ExcerptSource,
  options: LogCopyOptions = {},
  { signal, onProgress }: ExcerptRun = {},
): Promise<Excerpt> {
  const { document, selection, projection, theme, name = '', messages } = source;
  const { format = 'text', lineNumbers = false, header = false } = options;
  const { lineCount: total } = document;
  const text = new Writer(document, format === 'ansi' ? ansiFormat : textFormat, lineNumbers);
  const html = format === 'html' && theme && new Writer(document, htmlFormat(theme), lineNumbers);
  let parts = selection.parts(document, projection);
  let next = parts.next();
  const step = (): void => {
    if (next.done === true) return;
    const { line } = next.value;
    const lines = format === 'text' ? linesFrom(source, next.value) : undefined;
    if (lines) {
      text.addLines(line, lines.text);
      parts = selection.parts(document, projection, lines.next);
    } else {
      text.add(next.value);
      if (html) html.add(next.value);
    }
    next = parts.next();
  };
  const [begin = 0, end = 0] = selection.lines ?? [];
  await inSlices(step, () => next.done === true, {
    signal,
    onProgress: () => onProgress?.((text.last - begin) / (Math.min(end, total - 1) - begin + 1)),
  });
  const { first, last, count } = text;
  const title =
    header && count > 0 && messages
      ? headerLine(name, { first, last, count, total }, messages)
      : undefined;
  return {
    text: text.blob('text/plain', title),
    html: html ? html.blob('text/html', title) : undefined,
    count,
  };
}

/** Whole lines that are selected and shown, from a part on; `undefined` where there are too few. */
function linesFrom(
  { document, selection, projection }: ExcerptSource,
  { line, from }: SelectedPart,
): { text: string; next: number } | undefined {
  const [, last = line] = selection.lines ?? [];
  // The last of them may be the last of all, which has no newline.
  const end = Math.min(last, (projection?.nextHidden(line) ?? document.lineCount) - 1);
  return from === 0 && end - line >= MANY ? textOfLines(document, line, end) : undefined;
}

/** The whole log as it reads. */
export async function textOfLog(document: LogDocument): Promise<Blob> {
  const selection = new TextSelection();
  selection.selectLines(0, Math.max(0, document.lineCount - 1));
  const { text } = await excerptOf({ document, selection, projection: undefined });
  return text;
}

/** Lines that are worth while to read at once. */
const MANY = 8;

/** Writes parts of lines in a format. */
class Writer {
  readonly #document: LogDocument;
  readonly #format: PartFormat;
  readonly #digits: number;
  /** Blobs, each made of its text when that is long: to make one of all at the end takes too long. */
  readonly #pieces: Blob[] = [];
  #piece = '';
  /** Whether a part of the line at the end was written. */
  #isWithin = false;
  first = 0;
  last = 0;
  count = 0;

  constructor(document: LogDocument, format: PartFormat, lineNumbers: boolean) {
    this.#document = document;
    this.#format = format;
    this.#digits = lineNumbers ? String(document.lineCount).length : 0;
  }

  add(part: SelectedPart): void {
    // The selection ends before the first character of this line.
    if (part.to === 0 && this.count > 0) return;
    const number = part.line + 1;
    if (!this.#isWithin) {
      if (this.count === 0) this.first = number;
      this.last = number;
      this.count += 1;
      if (this.#digits > 0) this.#piece += `${String(number).padStart(this.#digits)}  `;
    }
    this.#piece += this.#format.partOf(this.#document, part);
    if (part.ends && !part.isLast) this.#piece += '\n';
    this.#isWithin = !part.ends;
    this.#cut();
  }

  /** Adds whole lines from one on, each with its newline; there are others behind them. */
  addLines(first: number, texts: string): void {
    const lines = texts.split('\n');
    const count = lines.length - 1;
    if (this.count === 0) this.first = first + 1;
    this.last = first + count;
    this.count += count;
    if (this.#digits === 0) this.#piece += texts;
    else {
      lines.pop();
      for (const [i, text] of lines.entries()) {
        this.#piece += `${String(first + 1 + i).padStart(this.#digits)}  ${text}\n`;
      }
    }
    this.#cut();
  }

  #cut(): void {
    if (this.#piece.length < PIECE) return;
    this.#pieces.push(new Blob([this.#piece]));
    this.#piece = '';
  }

  blob(type: string, title: string | undefined): Blob {
    const { start, end, escape } = this.#format;
    const head = title === undefined ? '' : `${escape(title)}\n`;
    return new Blob([start, head, ...this.#pieces, this.#piece, end], { type });
  }
}
