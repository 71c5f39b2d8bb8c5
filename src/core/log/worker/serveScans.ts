import type { ScanRequest, ScanResponse, WorkerReady } from './messages.js';
import { createPartScan } from './scanPart.js';

/** What a worker speaks through: its global scope, or a port. */
export interface ScanPort {
  addEventListener(type: 'message', listener: (event: MessageEvent<ScanRequest>) => void): void;
  postMessage(message: ScanResponse | WorkerReady, options?: StructuredSerializeOptions): void;
}

/** Looks through lines for a page: the other end of `LogWorker`. */
export function serveScans(port: ScanPort): void {
  const scans = new Map<number, ReturnType<typeof createPartScan>>();
  port.addEventListener('message', ({ data }) => {
    if ('begin' in data) scans.set(data.scan, createPartScan(data.begin));
    else if ('end' in data) scans.delete(data.scan);
    else {
      // A scan that has ended: nobody waits for its last parts.
      const found = scans.get(data.scan)?.(data.bytes);
      if (!found) return;
      const { part, bytes } = data;
      const response: ScanResponse = { ...found, part, bytes };
      const transfer = [found.lines.buffer, found.values.buffer, bytes.buffer];
      port.postMessage(response, { transfer });
    }
  });
  port.postMessage({ ready: true });
}
