import { afterEach, expect, test } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

const force = (value: 'active' | 'none') =>
  cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] });

afterEach(() => force('none'));

test('forced colours keep the selection and the matches visible, also when they are switched on late', async () => {
  const screen = await render(
    <div style={{ width: 700, height: 200 }}>
      <LogViewer text={'one needle\ntwo\n'} />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  await viewer.shows('2  two');
  expect(viewer.root.querySelector('.xterm')).not.toBeNull();

  await force('active');
  await expect.poll(() => viewer.root.querySelector('.xterm')).toBeNull();
  await viewer.shows('2  two');
  await userEvent.click(viewer.scroller);
  await userEvent.keyboard('{Control>}a{/Control}');
  const selected = () => viewer.root.querySelector('.klv-selected');
  await expect.poll(selected).not.toBeNull();
  const probe = document.createElement('span');
  probe.style.cssText =
    'forced-color-adjust: none; background: Highlight; color: HighlightText; position: fixed';
  document.body.append(probe);
  const style = getComputedStyle(selected() ?? document.body);
  expect(style.backgroundColor).toBe(getComputedStyle(probe).backgroundColor);
  expect(style.color).toBe(getComputedStyle(probe).color);
  probe.remove();
});
