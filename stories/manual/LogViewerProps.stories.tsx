import { expect, fn, waitFor } from 'storybook/test';

import preview from '../../.storybook/preview.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import { sampleColours } from '../sampleLogs.js';

const meta = preview.meta({
  title: 'Manual/LogViewer',
  component: LogViewer,
  tags: ['autodocs'],
  args: {
    text: sampleColours(),
    follow: false,
    onFollowChange: fn(),
    onWrapChange: fn(),
    onViewStateChange: fn(),
  },
  argTypes: {
    document: { control: false },
    text: { control: 'text' },
    encoding: { control: 'select', options: ['utf-8', 'utf-16le', 'gbk', 'shift_jis'] },
    fontSize: { control: { type: 'range', min: 8, max: 24 } },
  },
  render: (args) => (
    <div style={{ height: 360 }}>
      <LogViewer {...args} />
    </div>
  ),
});

export const Text = meta.story({
  name: 'A text, to be tried with each prop',
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('.klv-ready')).toBeVisible());
  },
});
