import type { LogDocument } from '../../../core/index.js';

/**
 * Downloads a log byte for byte as it was received, where there is no viewer that could tell the reader
 * when that fails: it never rejects.
 */
export async function downloadLog(document: LogDocument, fileName: string): Promise<void> {
  try {
    const { saveLog } = await import('./saveFile.js');
    await saveLog(document, fileName, { gzip: false });
  } catch {
    // There is no file then, which the reader sees.
  }
}
