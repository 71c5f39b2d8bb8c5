import { expect, waitFor } from 'storybook/test';

import type { ScenarioName } from '../src/msw/index.js';
import { EXPECTATIONS } from '../test/ladder/expectations.js';

/** Waits until a story shows what the ladder is to find in its scenario: status, log, diagnosis. */
export async function expectOutcome(
  canvasElement: HTMLElement,
  scenario: ScenarioName,
): Promise<void> {
  const { status, source, code } = EXPECTATIONS[scenario];
  await waitFor(
    async () => {
      const logs = canvasElement.querySelector('.klv-run-logs');
      await expect(logs).toHaveAttribute('data-klv-status', status);
      const diagnosis = logs?.querySelector('.klv-diagnosis') ?? undefined;
      await expect(diagnosis?.getAttribute('data-klv-code') ?? undefined).toBe(code);
      if (source) await expect(logs?.querySelector('.xterm-rows')).toHaveTextContent(/\S/);
    },
    { timeout: 8_000 },
  );
}
