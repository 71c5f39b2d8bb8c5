import type { BenchViewer } from '../page/BenchViewer.js';

const LF = 0x0a;
const LINES = 50;
/** Enough for the last lines, long ones included. */
const TAIL = 256 * 1024;

/** The least that a viewer must do: keep the bytes, count the lines, show the last of them. */
function createFloor(): BenchViewer {
  const pre = document.createElement('pre');
  pre.style.cssText = 'margin: 0; font: 12px/14px monospace;';
  const chunks: Uint8Array[] = [];

  const show = (): void => {
    const last: Uint8Array<ArrayBuffer>[] = [];
    for (let i = chunks.length - 1, bytes = 0; i >= 0 && bytes < TAIL; i--) {
      const chunk = chunks[i];
      if (!chunk) break;
      last.unshift(new Uint8Array(chunk));
      bytes += chunk.length;
    }
    void new Blob(last).text().then((text) => {
      pre.textContent = text.trimEnd().split('\n').slice(-LINES).join('\n');
    });
  };

  const read = async (url: string): Promise<void> => {
    const { body } = await fetch(url);
    if (!body) return;
    const reader = body.getReader();
    let lines = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      for (let at = value.indexOf(LF); at >= 0; at = value.indexOf(LF, at + 1)) lines += 1;
      chunks.push(value);
      if (chunks.length === 1) show();
    }
    pre.dataset['lines'] = String(lines);
    show();
  };

  return {
    open: (place, { url }) => {
      place.append(pre);
      void read(url);
    },
    rows: () => [pre],
  };
}

export const viewer = createFloor();
