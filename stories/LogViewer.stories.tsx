import { expect, waitFor } from 'storybook/test';

import preview from '../.storybook/preview.js';
import { LogDocument } from '../src/core/index.js';
import { LogViewer } from '../src/react/LogViewer/LogViewer.js';
import { sampleColours } from './sampleColours.js';
import { sampleNestedBars } from './sampleNestedBars.js';

const meta = preview.meta({
  title: 'LogViewer',
  component: LogViewer,
  tags: ['autodocs'],
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('.xterm-rows')).toBeVisible(), {
      timeout: 5000,
    });
  },
});

const line = (number: number): string =>
  `2026-08-20 09:00:${String(number % 60).padStart(2, '0')} INFO step ${number} loss=${(1 / (number + 1)).toFixed(4)}`;

/** A text, as any log is. */
export const Text = meta.story({
  args: { text: Array.from({ length: 200 }, (_, number) => line(number)).join('\n') },
});

/** The property that KFP's own component has. */
export const LogLines = meta.story({
  args: { logLines: Array.from({ length: 30 }, (_, number) => line(number)), follow: false },
});

/** 16 colours, 256 colours, RGB, and what else a terminal can do to a letter. */
export const Colours = meta.story({ args: { text: sampleColours(), follow: false } });

/** Characters of two columns, combined characters and emoji keep their columns. */
export const WideCharacters = meta.story({
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
  args: {
    text: Array.from(
      { length: 40 },
      (_, number) => `${line(number)} ${'word '.repeat(8 * number)}|`,
    ).join('\n'),
    follow: false,
    wrap: true,
  },
});

/** Bars in bars go back up to their own line, as `tqdm` writes them. */
export const NestedProgressBars = meta.story({
  args: { text: sampleNestedBars(), follow: false },
});

/** Ctrl+F, or Cmd+F, looks for a text in the whole log, whatever its colours. */
export const Finding = meta.story({
  args: { text: sampleColours() + Array.from({ length: 500 }, (_, i) => line(i)).join('\n') },
  play: async ({ canvas, canvasElement, userEvent }) => {
    canvasElement.querySelector<HTMLElement>('.klv-scroller')?.focus();
    await userEvent.keyboard('{Control>}f{/Control}');
    await userEvent.type(await canvas.findByRole('textbox', {}, { timeout: 5000 }), 'step 42 ');
    await canvas.findByText('1 of 1', {}, { timeout: 5000 });
  },
});

/** A million lines. */
export const ManyLines = meta.story({
  args: { text: Array.from({ length: 1_000_000 }, (_, number) => line(number)).join('\n') },
  parameters: { docs: { disable: true } },
  tags: ['!autodocs'],
});

export const Light = meta.story({ args: { text: sampleColours(), colorScheme: 'light' } });

export const Dark = meta.story({ args: { text: sampleColours(), colorScheme: 'dark' } });

export const WithoutLineNumbers = meta.story({
  args: { text: sampleColours(), lineNumbers: false, follow: false },
});

/** Nothing was printed. */
export const Empty = meta.story({
  args: { document: LogDocument.from('') },
  play: async ({ canvas }) => {
    await canvas.findByText('This log is empty.');
  },
});
