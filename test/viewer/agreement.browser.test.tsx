import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { cdp, page, userEvent } from 'vitest/browser';

import { linkTo, LogDocument } from '../../src/core/index.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerHandle } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

const text = (value: string) => [...new TextEncoder().encode(value)];
/** Carriage returns, colours, wide characters, tabs, and bytes that are no UTF-8. */
const piece = fc.oneof(
  fc.constantFrom('a', 'ab', 'b', ' ', 'a\n', '\n', '10%\r20%', '\r', '\t').map(text),
  fc.constantFrom('\x1b[31m', '\x1b[0m', '\x1b[K', '漢', '👍🏽', 'e\u0301', '<b>&').map(text),
  fc.constantFrom([0xff], [0xe6, 0xbc], [0xf0, 0x9f]),
);
const logs = fc
  .sample(fc.array(piece, { minLength: 20, maxLength: 60 }), { numRuns: 12, seed: 17 })
  .map((pieces) => Uint8Array.from([...text('start a\n'), ...pieces.flat(), ...text('\nend a')]));

beforeAll(async () => {
  await page.viewport(900, 900);
  const { targetInfo } = await cdp().send('Target.getTargetInfo');
  const { browserContextId = '' } = targetInfo;
  await cdp().send('Browser.grantPermissions', {
    permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'],
    browserContextId,
  });
  await cdp().send('Browser.setDownloadBehavior', { behavior: 'deny', browserContextId });
  await userEvent.click(document.body);
});

test.each(logs.map((bytes, i) => [i, bytes] as const))(
  'what is displayed, filtered, found, linked, copied and downloaded of log %i is the same',
  async (i, bytes) => {
    const log = LogDocument.from(bytes.slice());
    const handle: { current: LogViewerHandle | null } = { current: null };
    const created = vi.spyOn(URL, 'createObjectURL');
    const renderer = i % 2 === 0 ? 'terminal' : 'elements';
    const show = (lines?: string) => (
      <div style={{ width: 850, height: 850 }}>
        <LogViewer
          ref={handle}
          document={log}
          renderer={renderer}
          follow={false}
          viewState={{ filter: 'a', find: 'a', lines }}
          onViewStateChange={() => undefined}
        />
      </div>
    );
    const screen = await render(show());
    const viewer = viewerIn(screen.container);
    const all = Array.from({ length: log.lineCount }, (_, line) => log.lineText(line));
    const shown = all.flatMap((said, line) => (said.includes('a') ? [{ line, said }] : []));
    const rows = () =>
      viewer
        .rows()
        .filter((row) => /^\d/.test(row))
        .map((row) => row.trimEnd());
    await expect
      .poll(rows)
      .toEqual(shown.map(({ line, said }) => `${line + 1}  ${said}`.trimEnd()));
    const matches = shown.reduce((count, { said }) => count + said.split('a').length - 1, 0);
    await expect.element(screen.getByText(`1 of ${matches}`, { exact: true })).toBeVisible();

    const joined = shown.map(({ said }) => said).join('\n');
    await handle.current?.copy({ part: 'shown' });
    expect(await navigator.clipboard.readText()).toBe(joined);
    handle.current?.download({ format: 'text' });
    await expect.poll(() => created.mock.calls.length).toBe(1);
    handle.current?.download();
    await expect.poll(() => created.mock.calls.length).toBe(2);
    const [asShown, raw] = created.mock.calls.map(([blob]) => blob as Blob);
    expect(await asShown?.text()).toBe(`${joined}\n`);
    expect(new Uint8Array((await raw?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(bytes);
    created.mockRestore();

    const linked = shown.at(-1);
    if (!linked) throw new Error('Nothing is shown.');
    const link = linkTo(log, { first: linked.line + 1, last: linked.line + 1 });
    await screen.rerender(show(link));
    await expect
      .poll(async () => {
        await handle.current?.copy();
        return navigator.clipboard.readText();
      })
      .toBe(linked.said);
  },
);
