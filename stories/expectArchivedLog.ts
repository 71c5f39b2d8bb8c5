import { expect, waitFor } from 'storybook/test';

/** Waits until a story shows a log, labelled with the object that it was read from. */
export async function expectArchivedLog(canvasElement: HTMLElement): Promise<void> {
  await waitFor(
    async () => {
      await expect(canvasElement.querySelector('.klv-source')).toHaveTextContent(
        'Archived log, mlpipeline/private-artifacts/',
      );
      await expect(canvasElement.querySelector('.xterm-rows')).toHaveTextContent('epoch');
    },
    { timeout: 8_000 },
  );
}
