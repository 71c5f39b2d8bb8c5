import { beforeAll, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { LogDocument } from '../../src/core/index.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerProps } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

const steps = (count: number) =>
  Array.from({ length: count }, (_, i) => `step ${i + 1} of ${count}`);

beforeAll(async () => {
  await page.viewport(900, 700);
});

describe.each(['terminal', 'elements'] as const)('folds, with %s', (renderer) => {
  async function mount(props: LogViewerProps) {
    const screen = await render(
      <div style={{ width: 700, height: 300 }}>
        <LogViewer renderer={renderer} {...props} />
      </div>,
    );
    const viewer = viewerIn(screen.container);
    const click = (text: string) => {
      const y = viewer.rows().findIndex((row) => row.includes(text));
      const last = viewer.characters(y).findLast(({ character }) => character.trim() !== '');
      const row = viewer.cells()[y]?.getBoundingClientRect();
      if (!row || !last) throw new Error(`No row with ${text}.`);
      const at = { clientX: last.left - 20, clientY: row.top + row.height / 2, detail: 1 };
      viewer.scroller.dispatchEvent(new MouseEvent('mousedown', { ...at, bubbles: true }));
    };
    return { screen, viewer, click };
  }
  const log = ['begin', ...steps(500), '::group::build', 'needle', '::endgroup::', 'end'];

  test('e folds lines alike and groups, and unfolds them', async () => {
    const { viewer, click } = await mount({ logLines: log, follow: false });
    await viewer.shows('1  begin');
    viewer.scroller.focus();
    await userEvent.keyboard('e');
    await viewer.shows('498 lines folded');
    expect(viewer.rows().slice(0, 7)).toEqual([
      '1  begin',
      '2  step 1 of 500',
      '── 498 lines folded ──',
      '501  step 500 of 500',
      '502  ::group::build',
      '── 2 lines folded ──',
      '505  end',
    ]);
    click('498 lines folded');
    await viewer.shows('3  step 2 of 500');
    expect(viewer.rows()[1]).toBe('2  step 1 of 500 ── fold 498 lines ──');
    click('fold 498 lines');
    await viewer.shows('── 498 lines folded ──');
    viewer.scroller.focus();
    await userEvent.keyboard('e');
    await viewer.shows('4  step 3 of 500');
  });

  test('what is found in a fold opens it', async () => {
    const { screen, viewer } = await mount({ logLines: log, follow: false });
    await viewer.shows('1  begin');
    viewer.scroller.focus();
    await userEvent.keyboard('e');
    await viewer.shows('2 lines folded');
    await userEvent.keyboard('{Control>}f{/Control}');
    await screen.getByRole('textbox', { name: 'Find in the log' }).fill('needle');
    await viewer.shows('503  needle');
    expect(viewer.rows().join('\n')).toContain('498 lines folded');
  });

  test('folds as a log comes in; a group that runs stays open', async () => {
    const document = new LogDocument();
    document.appendLines(steps(20));
    const { viewer } = await mount({ document });
    await viewer.lastRow('20  step 20 of 20');
    viewer.scroller.focus();
    await userEvent.keyboard('e');
    await viewer.shows('18 lines folded');
    document.appendLines(['step 21 of 20', '::group::install', 'one']);
    await viewer.shows('19 lines folded');
    await viewer.lastRow('23  one');
    document.appendLines(['::endgroup::', 'end']);
    await viewer.shows('2 lines folded');
    await viewer.lastRow('25  end');
    document.end();
  });
});
