import { type LogDocument, Scheduler } from '../../core/index.js';

/** Downloads the whole log, byte for byte as it was received. */
export function downloadLog(log: LogDocument, fileName: string): void {
  const url = URL.createObjectURL(log.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has its own reference to the blob once the click is handled. The timer has a scheduler
  // of its own: one that an unmounting toolbar cancels would leave the whole log in memory.
  new Scheduler().after(0, () => {
    URL.revokeObjectURL(url);
  });
}
