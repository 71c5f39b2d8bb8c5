import { expect, fn } from 'storybook/test';

import preview from '../../.storybook/preview.js';
import { kfpHandlers, scenarios } from '../../src/msw/index.js';
import { RunLogs } from '../../src/react/RunLogs/RunLogs.js';
import { expectOutcome } from '../expectations.js';

const meta = preview.meta({
  title: 'Manual/RunLogs',
  component: RunLogs,
  tags: ['autodocs'],
  args: {
    target: scenarios.failedStep.create().target,
    onStatusChange: fn(),
    onSourceChange: fn(),
    onFollowChange: fn(),
  },
  argTypes: {
    toolbar: { control: 'boolean' },
    encoding: { control: 'select', options: ['utf-8', 'utf-16le', 'gbk', 'shift_jis'] },
    fontSize: { control: { type: 'range', min: 8, max: 24 } },
    defaultFontSize: { control: { type: 'range', min: 8, max: 24 } },
    renderToolbarStart: {
      control: 'select',
      options: ['nothing', 'a name'],
      mapping: { nothing: undefined, 'a name': () => <b>churn</b> },
    },
    renderToolbarEnd: {
      control: 'select',
      options: ['nothing', 'a button'],
      mapping: {
        nothing: undefined,
        'a button': () => (
          <button type="button" className="klv-button">
            Share
          </button>
        ),
      },
    },
  },
  beforeEach: ({ msw }) => {
    msw.use(...kfpHandlers(scenarios.failedStep.create().world));
  },
  render: (args) => (
    <div style={{ height: 360 }}>
      <RunLogs {...args} />
    </div>
  ),
});

/** A failed step, opened at its error. */
export const Log = meta.story({
  name: 'The log of a step, to be tried with each prop',
  play: async ({ args, canvasElement }) => {
    await expectOutcome(canvasElement, 'failedStep');
    await expect(args.onStatusChange).toHaveBeenCalled();
  },
});
