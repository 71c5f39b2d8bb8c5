import { expect, within, waitFor } from 'storybook/test';

/** Waits until a story shows how much has come of a log that is still loading. */
export async function expectProgress(canvasElement: HTMLElement): Promise<void> {
  await waitFor(
    async () => {
      const bar = within(canvasElement).getByRole('progressbar', { name: 'Loading the log' });
      await expect(bar).toHaveAttribute('aria-valuenow');
      await expect(canvasElement).toHaveTextContent(/\d\s\w+ of [\d.]+\s\w+ received/);
      await expect(canvasElement.querySelector('.xterm-rows')).toHaveTextContent('epoch');
    },
    { timeout: 8_000 },
  );
}
