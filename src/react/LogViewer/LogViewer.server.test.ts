import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';

import { LogDocument } from '../../core/index.js';
import { LogViewer } from './LogViewer.js';

test('a server renders a screen of the log, without a browser and without xterm.js', () => {
  expect(typeof window).toBe('undefined');
  const lines = Array.from({ length: 200 }, (_, i) => `line ${i + 1} <b>`);
  const atEnd = renderToString(createElement(LogViewer, { logLines: lines }));
  expect(atEnd).toContain('line 200 &lt;b&gt;');
  expect(atEnd).not.toContain('line 100 ');
  const document = LogDocument.from(lines);
  const atStart = renderToString(createElement(LogViewer, { document, follow: false }));
  expect(atStart).toContain('line 1 &lt;b&gt;');
  expect(atStart).not.toContain('line 200');
  expect(atStart).toContain('aria-label="Log"');
});

test('a server marks invisible characters as the browser will', () => {
  const html = renderToString(createElement(LogViewer, { text: 'is\u202enimda می\u200cخواهم' }));
  // The mark has a style of its own.
  const shown = html.replaceAll(/<[^>]*>/g, '');
  expect(shown).toContain('is&lt;U+202E&gt;nimda می\u200cخواهم');
  expect(html).not.toContain('\u202e');
});
