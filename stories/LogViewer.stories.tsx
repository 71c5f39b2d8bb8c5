import { expect, fn, waitFor } from 'storybook/test';

import preview from '../.storybook/preview.js';
import { LogDocument } from '../src/core/index.js';
import { LogViewer } from '../src/react/LogViewer/LogViewer.js';
import { focusLog } from './expectations.js';
import { gbkLog, sampleColours, sampleNestedBars, sampleProblems, utf16Log } from './sampleLogs.js';

const meta = preview.meta({
  title: 'LogViewer',
  component: LogViewer,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('.klv-ready')).toBeVisible());
  },
});

const line = (number: number): string =>
  `2026-08-20 09:00:${String(number % 60).padStart(2, '0')} INFO step ${number} loss=${(1 / (number + 1)).toFixed(4)}`;

/** A text, as any log is. */
export const Text = meta.story({
  name: 'A text of 200 lines, followed to its end',
  args: { text: Array.from({ length: 200 }, (_, number) => line(number)).join('\n') },
});

/** The property that KFP's own component has. */
export const LogLines = meta.story({
  name: 'An array of lines, as KFP’s own viewer takes them',
  args: { logLines: Array.from({ length: 30 }, (_, number) => line(number)), follow: false },
});

/** 16 colours, 256 colours, RGB, and what else a terminal can do to a letter. */
export const Colours = meta.story({
  name: 'Every colour and style of ANSI',
  args: { text: sampleColours(), follow: false },
});

/** For pages with a strict Content-Security-Policy, and for forced colours: without xterm.js. */
export const Elements = meta.story({
  name: 'The same, as elements in place of xterm.js',
  args: { text: sampleColours(), follow: false, renderer: 'elements' },
});

/** Characters of two columns, combined characters and emoji keep their columns. */
export const WideCharacters = meta.story({
  name: 'Chinese, Japanese, emoji and accents keep their columns',
  args: {
    text: [
      '| 0123456789 |',
      '| 训练完成了 |',
      '| トレーニン |',
      '| 🚀🔥🎉✅🐍 |',
      '| e\u0301a\u0300o\u0302n\u0303u\u0308 12345 |',
    ].join('\n'),
    follow: false,
  },
});

/** Progress bars overwrite themselves; only their last state is a line. */
export const ProgressBars = meta.story({
  name: 'Progress bars: only the last state of each',
  args: {
    text: [1, 2, 3]
      .map(
        (epoch) =>
          Array.from(
            { length: 51 },
            (_, step) =>
              `\rEpoch ${epoch}: ${'█'.repeat(step / 2)}${' '.repeat(25 - Math.floor(step / 2))}| ${step}/50`,
          ).join('') + '\n',
      )
      .join(''),
    follow: false,
  },
});

/** Lines longer than the view are scrolled to, sideways. */
export const LongLines = meta.story({
  name: 'Long lines, scrolled sideways',
  args: {
    text: Array.from(
      { length: 40 },
      (_, number) => `${line(number)} ${'x'.repeat(40 * number)}|`,
    ).join('\n'),
    follow: false,
  },
});

/** Lines longer than the view go on in the next row, numbered once. */
export const Wrapped = meta.story({
  name: 'Long lines, wrapped',
  args: {
    text: Array.from(
      { length: 40 },
      (_, number) => `${line(number)} ${'word '.repeat(8 * number)}|`,
    ).join('\n'),
    follow: false,
    wrap: true,
  },
});

/** Of a line of more than 64 KiB the first part is shown, until the reader asks for all of it. */
export const ShortenedLine = meta.story({
  name: 'A line of 3 MB, shown in part',
  args: {
    text: `${line(1)}\n${'{"id": 12345678}, '.repeat(170_000)}\n${line(2)}`,
    follow: false,
    wrap: true,
  },
  play: async ({ canvas, canvasElement, userEvent }) => {
    const show = await canvas.findByRole('button', { name: 'Show whole line 2' });
    await userEvent.click(show);
    await userEvent.click(await canvas.findByRole('button', { name: 'Shorten line 2' }));
    await focusLog(canvasElement);
    await userEvent.keyboard('{End}');
    await expect(await canvas.findByRole('button', { name: 'Copy whole line 2' })).toBeVisible();
  },
});

/** Bars in bars go back up to their own line, as `tqdm` writes them. */
export const NestedProgressBars = meta.story({
  name: 'Nested progress bars of tqdm',
  args: { text: sampleNestedBars(), follow: false },
});

/** Ctrl+F, or Cmd+F, looks for a text in the whole log, whatever its colours. */
export const Finding = meta.story({
  name: 'A text found in the whole log',
  args: { text: sampleColours() + Array.from({ length: 500 }, (_, i) => line(i)).join('\n') },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await focusLog(canvasElement);
    await userEvent.keyboard('{Control>}f{/Control}');
    await userEvent.type(await canvas.findByRole('textbox'), 'step 42 ');
    await canvas.findByText('1 of 1');
  },
});

/** Where errors, warnings and matches are: beside their lines, and in the whole log. A click goes there. */
export const Ruler = meta.story({
  name: 'The overview ruler, and the signs of errors and warnings',
  args: { text: sampleProblems(), follow: false },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await focusLog(canvasElement);
    await userEvent.keyboard('{Control>}f{/Control}');
    await userEvent.type(await canvas.findByRole('textbox'), 'loss=0.1');
    await waitFor(() =>
      expect(canvasElement.querySelector('.klv-ruler-match')).toHaveAttribute(
        'd',
        expect.stringMatching(/^M/),
      ),
    );
    await expect(canvasElement.querySelector('.klv-mark-error')).toBeVisible();
  },
});

/** Times as in the zone of the reader, since the start and so on, by the key `t`; long pauses are marked. */
export const Times = meta.story({
  name: 'Times since the start of the log, and a long time without output',
  args: {
    text: Array.from({ length: 60 }, (_, i) => {
      const time = Date.UTC(2026, 7, 20, 9) + i * 1730 + (i > 7 ? 252_000 : 0);
      return `${new Date(time).toISOString()} INFO step ${i} loss=${(1 / (i + 1)).toFixed(4)}`;
    }).join('\n'),
    timestamps: 'elapsed',
    follow: false,
  },
  play: async ({ canvasElement }) => {
    await waitFor(() => {
      void expect(canvasElement.querySelector('.klv-ready')).toHaveTextContent('+00:00:01.730');
      return expect(canvasElement.querySelector('.klv-pause')).toBeVisible();
    });
  },
});

/** The errors with their tracebacks, under their own numbers; what is hidden between opens by a click. */
export const Filtering = meta.story({
  name: 'Filtered: errors, by a regular expression, with a line around',
  args: {
    text: Array.from({ length: 400 }, (_, i) =>
      i % 90 === 42
        ? `ERROR:root:step ${i} failed\nTraceback (most recent call last):\n  File "train.py", line ${i}, in <module>\nValueError: loss is NaN`
        : line(i),
    ).join('\n'),
    follow: false,
    viewState: { level: 'error', filter: '(failed|NaN)$', pattern: true, context: 1 },
  },
  play: async ({ canvas }) => {
    await canvas.findByText('8 of 412 lines match');
  },
});

/** The last five minutes of a log, counted back from its last line; a time or a number of lines would do, too. */
export const Since = meta.story({
  name: 'Filtered: the last five minutes',
  args: {
    text: Array.from(
      { length: 120 },
      (_, i) => `${new Date(Date.UTC(2026, 7, 20, 9, 0, i * 20)).toISOString()} step ${i}`,
    ).join('\n'),
    follow: false,
    viewState: { since: '5m' },
  },
  play: async ({ canvas }) => {
    await canvas.findByText('16 of 120 lines match');
  },
});

/** What is copied, and how, by `c`. */
export const Copying = meta.story({
  name: 'The dialog that copies and downloads',
  args: { text: sampleColours(), follow: false, logName: 'Run 12ab, step train' },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await focusLog(canvasElement);
    await userEvent.keyboard('c');
    await canvas.findByRole('dialog', { name: 'Copy or download' });
  },
});

/** The JSON of the line that is selected, or the first one in view, by `j`. */
export const Json = meta.story({
  name: 'The JSON of a line, laid out below it',
  args: {
    text: Array.from(
      { length: 60 },
      (_, i) =>
        `2026-08-20 09:00:00 INFO {"step": ${i}, "metrics": {"loss": 0.${i}, "lr": [1e-4, 3e-4]}}`,
    ).join('\n'),
    follow: false,
  },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await focusLog(canvasElement);
    await userEvent.keyboard('j');
    await canvas.findByText('JSON of line 1');
  },
});

/** A million lines. */
export const ManyLines = meta.story({
  name: 'A million lines',
  args: { text: Array.from({ length: 1_000_000 }, (_, number) => line(number)).join('\n') },
});

/** http and https, OSC 8, a host's own scheme, and places in source files. */
export const Links = meta.story({
  name: 'Links: URLs, OSC 8, gs:// by the host, and the code of a traceback',
  args: {
    text: [
      'Downloading \x1b[36mhttps://example.org/datasets/\x1b[1mmnist.tar.gz\x1b[0m (see https://example.org/docs).',
      'Read the \x1b]8;;https://example.org/guide\x1b\\guide\x1b]8;;\x1b\\ first',
      'Model written to gs://team-a/models/7/model.pt',
      'Traceback (most recent call last):',
      '  File "/app/train.py", line 30, in main',
      'ValueError: loss is NaN',
    ].join('\n'),
    follow: false,
    linkify: (uri: string) =>
      uri.startsWith('gs://') ? `#/artifacts?uri=${encodeURIComponent(uri)}` : undefined,
    onSourceReference: fn(),
  },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelectorAll('.klv-link')).toHaveLength(5));
  },
});

/** Three lines take three rows; a longer log grows up to `maxHeight`, and scrolls. */
export const AsHighAsTheLog = meta.story({
  name: 'As high as the log, up to a maximum',
  args: { logLines: [line(1), line(2), line(3)], height: 'auto', maxHeight: 300 },
  play: async ({ canvasElement }) => {
    const viewer = canvasElement.querySelector<HTMLElement>('.klv-viewer');
    await waitFor(async () => {
      await expect(canvasElement.querySelector('.klv-ready')).toBeVisible();
      await expect(viewer?.offsetHeight).toBeLessThan(90);
    });
  },
});

export const Light = meta.story({
  name: 'Always light, whatever the page',
  args: { text: sampleColours(), colorScheme: 'light' },
});

export const Dark = meta.story({
  name: 'Always dark, whatever the page',
  args: { text: sampleColours(), colorScheme: 'dark' },
});

export const WithoutLineNumbers = meta.story({
  name: 'Without line numbers',
  args: { text: sampleColours(), lineNumbers: false, follow: false },
});

/** Nothing was printed. */
export const Empty = meta.story({
  name: 'A log without a line',
  args: { document: LogDocument.from('') },
  play: async ({ canvas }) => {
    await canvas.findByText('This log is empty.');
  },
});

/** A byte order mark says how to read it. */
export const Utf16 = meta.story({
  name: 'UTF-16, from a step on Windows',
  args: { document: LogDocument.from(utf16Log()), follow: false },
  play: async ({ canvasElement }) => {
    await waitFor(() =>
      expect(canvasElement.querySelector('.klv-ready')).toHaveTextContent('Größe 12 MB'),
    );
  },
});

/** Nothing says how to read it: the likely encoding is offered, and the reader chooses. */
export const Gbk = meta.story({
  name: 'GBK, offered to be read so',
  args: { document: LogDocument.from(gbkLog(40)), follow: false },
  play: async ({ canvasElement }) => {
    await waitFor(() =>
      expect(canvasElement.querySelector('.klv-encoding')).toHaveTextContent('训练开始'),
    );
  },
});
