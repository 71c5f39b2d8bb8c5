import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';

import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerOptions } from '../../src/react/LogViewer/types.js';
import { viewerIn } from './viewerDriver.js';

const POLICY = "default-src 'self'; style-src 'self'";
/** As the file of the package, and not as a script that adds a `<style>`. */
const STYLES = '/src/styles.css?direct';
const LOG = 'epoch 6   loss 0.25\n\x1b[31mred\x1b[0m \x1b[48;5;22mon green\x1b[0m 漢字|\n';

const frames = new Map<HTMLIFrameElement, Root>();

/** Renders a viewer in a document of its own, under a policy. */
async function mountUnder(policy: string, props: LogViewerOptions = {}) {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width: 800px; height: 300px; border: 0';
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">
    <link rel="stylesheet" href="${STYLES}"><div id="place"></div>`;
  document.body.append(frame);
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
  });
  const inside = frame.contentDocument;
  const place = inside?.querySelector<HTMLElement>('#place');
  if (!inside || !place) throw new Error('No document.');
  place.style.height = '280px';
  const refused: string[] = [];
  inside.addEventListener('securitypolicyviolation', (event) => {
    refused.push(event.effectiveDirective);
  });
  const root = createRoot(place);
  frames.set(frame, root);
  root.render(<LogViewer {...props} text={LOG} />);
  await expect.poll(() => place.querySelector('.klv-viewer')).not.toBeNull();
  return { place, refused, viewer: viewerIn(place) };
}

afterEach(() => {
  for (const [frame, root] of frames) {
    root.unmount();
    frame.remove();
  }
  frames.clear();
});

test('a policy that refuses styles is noticed, once a page, and the log is as elsewhere', async () => {
  const { viewer, place, refused } = await mountUnder(POLICY);
  await viewer.shows('2  red on green 漢字|');
  expect(viewer.rows()[0]).toBe('1  epoch 6   loss 0.25');
  expect(refused).toEqual([]);
  viewer.scroller.focus();
  await expect.poll(() => refused).toEqual(['style-src-elem']);
  expect(place.querySelector('.xterm')).toBeNull();
  const style = (text: string) => getComputedStyle(viewer.span(text) ?? place);
  expect(style('epoch 6').whiteSpace).toBe('pre');
  expect(style('red').color).not.toBe(style('epoch 6').color);
  expect(style('on green').backgroundColor).toMatch(/^rgb\(0, 95, 0\)$/);
});

test('a host that asks for elements has an empty console', async () => {
  const { viewer, refused } = await mountUnder(POLICY, { renderer: 'elements' });
  await viewer.shows('2  red on green 漢字|');
  expect(refused).toEqual([]);
});

test('without such a policy xterm.js renders', async () => {
  const { viewer, place } = await mountUnder("script-src 'self'");
  await viewer.shows('2  red on green 漢字|');
  viewer.scroller.focus();
  await expect.poll(() => place.querySelector('.klv-ready .xterm')).not.toBeNull();
  await viewer.shows('2  red on green 漢字|');
});
