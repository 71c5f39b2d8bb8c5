import { Listeners } from '../../../core/index.js';
import type { LoadedMessages } from '../../../locales/Messages.js';
import type { ViewLayout } from '../controller/ViewLayout.js';
import type { ViewerTheme } from '../frame/renderer.js';
import { TextSelection } from '../input/TextSelection.js';
import type { LogCopyOptions, LogDownloadOptions } from '../types.js';
import type { Excerpt, ExcerptRun } from './excerpt.js';
import type { LogName } from './headerLine.js';
import { writeClipboard } from './writeClipboard.js';

/** The viewer, as its lines are taken from it. */
interface ExportView {
  /** The log, and what is shown of it. */
  readonly layout: Pick<ViewLayout, 'document' | 'projection'>;
  /** What the reader has selected. */
  readonly selection: TextSelection;
}

const NEWLINE = Uint8Array.of(0x0a);

/** Takes lines out of a viewer: to the clipboard, or into a file. */
export class LogExport {
  readonly #view: ExportView;
  readonly #theme: () => ViewerTheme | undefined;
  #name: LogName = '';
  #messages: LoadedMessages | undefined;
  #failed: 'copy' | 'download' | undefined;
  readonly #listeners = new Listeners();

  /** @param theme the colours of text; `undefined` while nothing is shown */
  constructor(view: ExportView, theme: () => ViewerTheme | undefined) {
    this.#view = view;
    this.#theme = theme;
  }

  /** Sets what the log is called above lines that are taken with a header, and in which language. */
  setName(name: LogName, messages: LoadedMessages): void {
    this.#name = name;
    this.#messages = messages;
  }

  /** The parts that there are to choose from: what is selected comes first. */
  parts(): readonly NonNullable<LogCopyOptions['part']>[] {
    const { selection, layout } = this.#view;
    const selected = selection.isEmpty ? [] : (['selection'] as const);
    return [...selected, 'shown', ...(layout.projection ? (['all'] as const) : [])];
  }

  /** Calls back when something has failed, or is seen; returns how to end that. */
  readonly subscribe: (listener: () => void) => () => void = this.#listeners.add;
  /** What the reader has tried last, if it has failed. */
  readonly getFailed = (): 'copy' | 'download' | undefined => this.#failed;
  /** The reader has seen that it has failed. */
  readonly dismiss = (): void => {
    this.#setFailed(undefined);
  };

  /** Copies as {@link LogExport.copy} does, for a reader who is told when it fails. */
  tryCopy(options?: LogCopyOptions): void {
    this.#try('copy', this.copy(options));
  }

  /** Downloads as {@link LogExport.download} does, for a reader who is told when it fails. */
  tryDownload(fileName: string, options?: LogDownloadOptions): void {
    this.#try('download', this.download(fileName, options));
  }

  /**
   * Copies lines, as the options say.
   *
   * @returns how many
   */
  copy(options: LogCopyOptions = {}, run: ExcerptRun = {}): Promise<number> {
    return writeClipboard(this.#excerpt(options, run), options.format === 'html');
  }

  /** Copies a whole line, however much of it is shown. */
  copyLine(line: number): Promise<number> {
    const selection = new TextSelection();
    selection.selectLines(line, line);
    const { document } = this.#view.layout;
    const copied = import('./excerpt.js').then(({ excerptOf }) =>
      excerptOf({ document, selection, projection: undefined }),
    );
    return writeClipboard(copied, false);
  }

  /**
   * Downloads the log, or lines of it, as the options say.
   *
   * @returns how many bytes the file has
   */
  async download(
    fileName: string,
    options: LogDownloadOptions = {},
    run: ExcerptRun = {},
  ): Promise<number> {
    const { format = 'raw', gzip, ...others } = options;
    const { signal } = run;
    const { saveFile, saveLog } = await import('./saveFile.js');
    if (format === 'raw') {
      return saveLog(this.#view.layout.document, fileName, { gzip: gzip ?? false }, signal);
    }
    const { text, html } = await this.#excerpt({ part: 'shown', ...others, format }, run);
    const name = html ? fileName.replace(/(?:\.(?:log|txt))?$/, '.html') : fileName;
    const parts = html ? [html] : [text, NEWLINE];
    return saveFile({ parts, name, type: (html ?? text).type, gzip }, signal);
  }

  #try(what: 'copy' | 'download', done: Promise<number>): void {
    this.dismiss();
    done.catch(() => {
      this.#setFailed(what);
    });
  }

  #setFailed(failed: 'copy' | 'download' | undefined): void {
    if (failed === this.#failed) return;
    this.#failed = failed;
    this.#listeners.call();
  }

  async #excerpt(options: LogCopyOptions, run: ExcerptRun): Promise<Excerpt> {
    const { selection: selected, layout } = this.#view;
    const { document, projection } = layout;
    const theme = this.#theme();
    if (!theme) throw new DOMException('Nothing is shown yet.', 'InvalidStateError');
    const { part = 'selection' } = options;
    const isSelected = part === 'selection' && !selected.isEmpty;
    const selection = isSelected ? selected.copy() : new TextSelection();
    if (!isSelected) selection.selectLines(0, Math.max(0, document.lineCount - 1));
    const { excerptOf } = await import('./excerpt.js');
    const shown = part === 'all' ? undefined : projection;
    const [name, messages] = [this.#name, this.#messages];
    const source = { document, selection, projection: shown, theme, name, messages };
    return excerptOf(source, options, run);
  }
}
