import type { CSSProperties } from 'react';
import { expect, waitFor } from 'storybook/test';

import preview from '../../.storybook/preview.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import { properties, purposes } from '../../test/viewer/styleTable.js';
import { sampleColours } from '../sampleLogs.js';

type Values = Readonly<Record<string, string | undefined>>;

/** A log inside an element that sets custom properties. */
const Themed = (values: Values) => (
  <div style={{ height: 360, ...(values as CSSProperties) }}>
    <LogViewer text={sampleColours()} follow={false} aria-label="Every colour" />
  </div>
);

const meta = preview.meta({
  title: 'Manual/Theming',
  component: Themed,
  argTypes: Object.fromEntries(
    properties.map(({ name, defaults }) => [
      `--klv-${name}`,
      {
        description: purposes.get(name) ?? '',
        control: defaults[0]?.startsWith('#') ? 'color' : 'text',
        table: { defaultValue: { summary: defaults.join(' · ') } },
      },
    ]),
  ),
  render: (args: Values) => <Themed {...args} />,
});

/** Its controls are the properties of the stylesheet. */
export const Properties = meta.story({
  name: 'Every custom property',
  args: { '--klv-background': '#fdf6e3', '--klv-foreground': '#073642' },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('.klv-ready')).toBeVisible());
  },
});
