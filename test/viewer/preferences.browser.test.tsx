import { afterEach, expect, onTestFinished, test } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerHandle } from '../../src/react/LogViewer/types.js';
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
  viewer.scroller.focus();
  await expect.poll(() => viewer.root.querySelector('.klv-ready .xterm')).not.toBeNull();

  await force('active');
  await expect.poll(() => viewer.root.querySelector('.xterm')).toBeNull();
  await viewer.shows('2  two');
  await userEvent.click(viewer.scroller);
  await userEvent.keyboard('{Control>}a{/Control}');
  const selected = () => viewer.root.querySelector('.klv-selected');
  await expect.poll(selected).not.toBeNull();
  const style = getComputedStyle(selected() ?? document.body);
  expect(style.backgroundColor).toBe(systemColor('Highlight'));
  expect(style.color).toBe(systemColor('HighlightText'));
});

/** The system's colours as they are painted now. */
function systemColor(name: string): string {
  const probe = document.createElement('span');
  probe.style.cssText = `forced-color-adjust: none; background: ${name}; position: fixed`;
  document.body.append(probe);
  const { backgroundColor } = getComputedStyle(probe);
  probe.remove();
  return backgroundColor;
}

test('forced colours tell the match that the reader is at from the others', async () => {
  await force('active');
  const handle: { current: LogViewerHandle | null } = { current: null };
  const screen = await render(
    <div style={{ width: 700, height: 200 }}>
      <LogViewer ref={handle} text={'one needle\ntwo needle\n'} />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  await viewer.shows('2  two needle');
  handle.current?.find('needle');
  const background = (selector: string) => {
    const element = viewer.root.querySelector(selector);
    return element && getComputedStyle(element).backgroundColor;
  };
  await expect.poll(() => background('.klv-active-match')).toBe(systemColor('Highlight'));
  expect(background('.klv-match')).toBe(systemColor('Mark'));
});

test('forced colours show which buttons are on', async () => {
  await force('active');
  const screen = await render(
    <div className="klv-run-logs">
      <button type="button" className="klv-button" aria-pressed="true">
        on
      </button>
      <button type="button" className="klv-button" aria-pressed="false">
        off
      </button>
      <button type="button" className="klv-find-button" aria-pressed="true">
        Aa
      </button>
    </div>,
  );
  const background = (name: string) =>
    getComputedStyle(screen.getByRole('button', { name }).element()).backgroundColor;
  expect(background('on')).toBe(systemColor('Highlight'));
  expect(background('Aa')).toBe(systemColor('Highlight'));
  expect(background('off')).not.toBe(systemColor('Highlight'));
});

test('nothing moves for readers who prefer that', async () => {
  const bar = document.createElement('div');
  bar.className = 'klv-run-logs';
  bar.innerHTML = '<span class="klv-progress-bar"></span><span class="klv-loading-bar"></span>';
  document.body.append(bar);
  onTestFinished(() => {
    bar.remove();
  });
  const animations = () =>
    [...bar.children].map((it) => getComputedStyle(it, '::after').animationName);
  expect(animations()).toEqual(['klv-progress', 'klv-progress']);
  await cdp().send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-reduced-motion', value: 'reduce' }],
  });
  expect(animations()).toEqual(['none', 'none']);
});
