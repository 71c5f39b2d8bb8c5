import {
  inSlices,
  type LogDocument,
  type Projection,
  StyledLines,
  type StyledTextSink,
} from '../../../core/index.js';
import type { LoadedMessages } from '../../../locales/Messages.js';
import type { ViewerTheme } from '../frame/renderer.js';
import { type SelectedPart, TextSelection } from '../input/TextSelection.js';
import type { LogCopyOptions } from '../types.js';
import { ExcerptWriter } from './ExcerptWriter.js';
import { headerLine, type LogName } from './headerLine.js';
import { ansiFormat, htmlFormat, textFormat } from './formats.js';

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

/** How a caller cancels the work on an excerpt, and hears how far it is. */
export interface ExcerptRun {
  /** Ends the work at its next pause: its promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called at each pause with how much is done, from 0 to 1. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

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
  const text = new ExcerptWriter(
    document,
    format === 'ansi' ? ansiFormat : textFormat,
    lineNumbers,
  );
  const html =
    format === 'html' && theme && new ExcerptWriter(document, htmlFormat(theme), lineNumbers);
  const writer = html ? both(text, html) : text;
  const lines = new StyledLines(document, writer);
  let parts = selection.parts(document, projection);
  let next = parts.next();
  const step = (): void => {
    if (next.done === true) return;
    const part = next.value;
    const after = lines.write(part.line, endOfWhole(source, part));
    if (after > part.line) parts = selection.parts(document, projection, after);
    else writer.add(part);
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

/** The end, exclusive, of the whole lines from a part on that are selected, shown, and not the last. */
function endOfWhole(
  { document, selection, projection }: ExcerptSource,
  { line, from }: SelectedPart,
): number {
  if (from > 0) return line;
  const [, selected = line] = selection.lines ?? [];
  const last = Math.min(selected, document.lineCount - 1);
  const end = Math.min(last, projection?.nextHidden(line) ?? Infinity);
  return projection && projection.nextShown(end) > last ? end - 1 : end;
}

/** The whole log as it reads. */
export async function textOfLog(document: LogDocument): Promise<Blob> {
  const selection = new TextSelection();
  selection.selectLines(0, Math.max(0, document.lineCount - 1));
  const { text } = await excerptOf({ document, selection, projection: undefined });
  return text;
}

/** Writes in two formats. */
function both(
  one: ExcerptWriter,
  other: ExcerptWriter,
): StyledTextSink & Pick<ExcerptWriter, 'add'> {
  return {
    begin: (line) => {
      one.begin(line);
      other.begin(line);
    },
    text: (bytes, from, to, style) => {
      one.text(bytes, from, to, style);
      other.text(bytes, from, to, style);
    },
    end: () => {
      one.end();
      other.end();
    },
    ask: (line) => {
      one.ask(line);
      other.ask(line);
    },
    add: (part) => {
      one.add(part);
      other.add(part);
    },
  };
}
