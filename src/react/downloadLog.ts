import type { LogDocument } from '../core/index.js';

/** Hands the whole log, as it was received, to the browser's download. */
export function downloadLog(log: LogDocument, fileName: string): void {
  const url = URL.createObjectURL(log.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has its own hold on the blob as soon as the click is handled.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 0);
}
