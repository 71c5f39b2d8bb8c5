import { LogDocumentBase } from './LogDocumentBase.js';
import { LogText } from './LogText.js';

/** A log: its bytes, and where each line starts. See {@link LogDocumentBase} for its members. */
export type LogDocument = LogDocumentBase;

/** The constructor of documents that a host fills by itself. */
export interface LogDocumentConstructor {
  /** An empty log. */
  new (): LogDocument;
  /** A complete document of a text, of lines (each without its newline), or of bytes. */
  from: (content: string | readonly string[] | Uint8Array) => LogDocument;
}

/**
 * A log that a host fills by itself, with the code that reads its bytes. That of a session is an instance
 * of it as well.
 *
 * @example
 * ```ts
 * const document = new LogDocument();
 * document.subscribe(() => console.log(document.lineCount));
 * document.appendText('epoch 1\n\x1b[31mloss is NaN\x1b[0m\n');
 * document.end();
 * document.lineText(1); // 'loss is NaN'
 * ```
 */
export const LogDocument: LogDocumentConstructor = class LogDocument extends LogDocumentBase {
  constructor() {
    super((encoding) => new LogText(encoding));
  }

  static from(content: string | readonly string[] | Uint8Array): LogDocumentBase {
    const document = new LogDocument();
    if (content instanceof Uint8Array) document.append(content);
    else if (typeof content === 'string') document.appendText(content);
    else document.appendLines(content);
    document.end();
    return document;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof LogDocumentBase;
  }
};
