import { nextTask } from '../../base/scheduler.js';
import type { ScanReady, ScanRequest, ScanResponse } from './messages.js';
import { createPartScan } from './scanPart.js';

/** What a worker speaks through: its global scope, or a port. */
export interface ScanPort {
  addEventListener(type: 'message', listener: (event: MessageEvent<ScanRequest>) => void): void;
  postMessage(message: ScanResponse | ScanReady, options?: StructuredSerializeOptions): void;
}

/** Looks through lines for a page: the other end of `LogWorker`. */
export function serveScans(port: ScanPort): void {
  const scans = new Map<number, ReturnType<typeof createPartScan>>();
  const parts: Extract<ScanRequest, { part: number }>[] = [];
  let isReading = false;

  /** One part a task: meanwhile its scan may end, and what is left of it is not read. */
  const readAll = async (): Promise<void> => {
    isReading = true;
    for (let request = parts.shift(); request; request = parts.shift()) {
      const { scan, part, bytes } = request;
      const found = scans.get(scan)?.(bytes) ?? {
        lines: new Uint32Array(),
        values: new Int32Array(),
      };
      const transfer = [found.lines.buffer, found.values.buffer, bytes.buffer];
      port.postMessage({ ...found, part, bytes }, { transfer });
      if (parts.length > 0) await nextTask();
    }
    isReading = false;
  };

  port.addEventListener('message', ({ data }) => {
    if ('begin' in data) {
      scans.set(data.scan, createPartScan(data.begin));
      port.postMessage({ ready: data.scan });
    } else if ('end' in data) scans.delete(data.scan);
    else {
      parts.push(data);
      if (!isReading) void readAll();
    }
  });
}
