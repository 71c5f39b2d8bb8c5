import { expect, userEvent, waitFor, within } from 'storybook/test';

import preview from '../.storybook/preview.js';
import { kfpHandlers } from '../src/msw/index.js';
import { StepLifetime, StepLifetimePage } from './StepLifetime.js';

let life: StepLifetime | undefined;

const meta = preview.meta({
  title: 'Life of a step',
  component: StepLifetimePage,
  argTypes: {
    happened: { control: { type: 'range', min: 0, max: new StepLifetime().events.length } },
    life: { table: { disable: true } },
  },
  args: { happened: 0 },
  beforeEach: ({ msw }) => {
    life = new StepLifetime();
    msw.use(...kfpHandlers(life.world));
  },
  render: (args) => <StepLifetimePage {...args} {...(life && { life })} />,
});

/** What a reader sees after each event, in the order of the events. */
const SEEN: readonly (readonly [status: string, shown: RegExp | undefined])[] = [
  ['waiting', undefined],
  ['waiting', undefined],
  ['following', /epoch/],
  ['following', /epoch/],
  ['following', /epoch/],
  ['complete', /epoch 6/],
  ['complete', /epoch 6/],
];

async function expectSeen(canvasElement: HTMLElement, events: number): Promise<void> {
  const [status, shown] = SEEN[events] ?? [];
  await waitFor(async () => {
    const logs = canvasElement.querySelector('.klv-run-logs');
    await expect(logs).toHaveAttribute('data-klv-status', status);
    if (shown) await expect(logs?.querySelector('.klv-ready')).toHaveTextContent(shown);
  });
}

/** Its log is on screen from its first line on, and stays there whatever is deleted. */
export const EventByEvent = meta.story({
  name: 'From a pending pod to the collection of its workflow, event by event',
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await expectSeen(canvasElement, 0);
    let size = 0;
    for (let events = 1; events < SEEN.length; events += 1) {
      await userEvent.click(canvas.getByRole('button', { name: /^Next: / }));
      await expectSeen(canvasElement, events);
      const text = canvasElement.querySelector('.klv-toolbar-size')?.textContent ?? '0';
      const lines = Number.parseInt(text.replace(/\D*(\d+) lines.*/, '$1'), 10);
      // No line that was on screen is taken away.
      await expect(lines).toBeGreaterThanOrEqual(size);
      size = lines;
    }
    await expect(canvas.queryByRole('button', { name: /^Next: / })).toBeNull();
    await expect(canvasElement.querySelector('.klv-source')).toHaveTextContent('Archived log');
  },
});

export const Pending = meta.story({
  name: 'Its pod is pending',
  play: ({ canvasElement }) => expectSeen(canvasElement, 0),
});
export const Following = meta.story({
  name: 'It prints, and its log is followed',
  args: { happened: 3 },
  play: ({ canvasElement }) => expectSeen(canvasElement, 3),
});
export const Archived = meta.story({
  name: 'It is opened when its archived log has appeared',
  args: { happened: 5 },
  play: ({ canvasElement }) => expectSeen(canvasElement, 5),
});
