import { expect, waitFor } from 'storybook/test';

import preview from '../.storybook/preview.js';
import { isShown, LOGS, StatesGallery, STEPS } from './StatesGallery.js';

const meta = preview.meta({
  title: 'Step and log',
  component: StatesGallery,
  argTypes: {
    step: { control: 'select', options: Object.keys(STEPS) },
    log: { control: 'select', options: Object.keys(LOGS) },
  },
  play: async ({ canvasElement, args }) => {
    for (const [step, { said }] of Object.entries(STEPS)) {
      for (const [log, label] of Object.entries(LOGS)) {
        if (!isShown(args, step, log)) continue;
        const pair = canvasElement.querySelector(`[data-pair="${step} ${log}"]`);
        await waitFor(() => expect(pair?.querySelector('.klv-status')).toHaveTextContent(label));
        const shown = pair?.querySelector('.klv-step')?.textContent ?? '';
        await expect(shown).toBe(said);
        // Both are announced when one of them changes.
        await expect(pair?.querySelector('[role=status]')).toHaveTextContent(label);
      }
    }
  },
});

/** Each state of a step beside each state of its log. */
export const All = meta.story({ name: 'All of them' });

/** Pick a pair under "Controls". */
export const One = meta.story({
  name: 'One: a whole log of a step that was killed',
  args: { step: 'outOfMemory', log: 'complete' },
});
