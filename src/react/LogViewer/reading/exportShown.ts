import { type LogDocument, type Projection, Scheduler } from '../../../core/index.js';
import { textOf } from '../input/copySelection.js';
import { TextSelection } from '../input/TextSelection.js';

/** All that is shown of a log, as it reads, built over several tasks. */
export function shownBlob(
  document: LogDocument,
  projection: Projection | undefined,
): Promise<Blob> {
  const all = new TextSelection();
  all.selectLines(0, Math.max(0, document.lineCount - 1));
  return textOf(document, all, projection);
}

/** Downloads all that is shown, each line ended by a newline. */
export function downloadShown(
  document: LogDocument,
  projection: Projection | undefined,
  fileName: string,
): void {
  void shownBlob(document, projection).then((text) => {
    const url = URL.createObjectURL(new Blob([text, '\n'], { type: 'text/plain;charset=utf-8' }));
    const link = window.document.createElement('a');
    link.href = url;
    link.download = fileName;
    link.click();
    // The download has its own reference to the blob once the click is handled. A scheduler of its own, so
    // that the blob is let go even if the viewer is unmounted.
    new Scheduler().after(0, () => {
      URL.revokeObjectURL(url);
    });
  });
}
