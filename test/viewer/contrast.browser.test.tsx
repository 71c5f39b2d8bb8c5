import type { CSSProperties } from 'react';
import { beforeAll, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import '../../src/styles.css';
import { contrast } from './contrast.js';
import { viewerIn } from './viewerDriver.js';

const INDICES = Array.from({ length: 256 }, (_, i) => String(i));
const LEVELS = [0, 90, 170, 255];
const RGB = LEVELS.flatMap((r) => LEVELS.flatMap((g) => LEVELS.map((b) => `${r};${g};${b}`)));

/** SGR codes of foregrounds, of backgrounds, and of both. */
const COLORS = [
  ...['2', '7', '1;31', '2;31', '2;7', '7;38;5;11'],
  ...INDICES.flatMap((i) => [`38;5;${i}`, `48;5;${i}`]),
  ...RGB.flatMap((rgb) => [`38;2;${rgb}`, `48;2;${rgb}`]),
  // Neighbours, and far from each other.
  ...INDICES.map((i) => `38;5;${i};48;5;${(Number(i) + 1) % 256}`),
  ...INDICES.map((i) => `38;5;${i};48;5;${(Number(i) * 37) % 256}`),
];
const TEXT = COLORS.map(
  (code, i) => `\x1b[${code}mc${i}.\x1b[0m${i % 16 === 15 ? '\n' : ' '}`,
).join('');

beforeAll(async () => {
  await page.viewport(1000, 1200);
});

describe.each(['terminal', 'elements'] as const)('%s', (renderer) => {
  test.each(['light', 'dark'] as const)(
    'paints text of every colour so that it can be read, selected or not: %s',
    async (colorScheme) => {
      const screen = await render(
        <div style={{ width: 980, height: 1190 }}>
          <LogViewer
            text={TEXT}
            renderer={renderer}
            colorScheme={colorScheme}
            fontSize={8}
            style={{ '--klv-line-height': '1' } as CSSProperties}
          />
        </div>,
      );
      const viewer = viewerIn(screen.container);
      const behindAll = getComputedStyle(viewer.root).backgroundColor;
      /** What cannot be read of what is painted. */
      const faint = (): string[] => {
        const painted = new Map(
          viewer
            .cells()
            .flatMap((row) => [...row.querySelectorAll('span')])
            .flatMap((span) =>
              [...span.textContent.matchAll(/c(\d+)\./g)].map(
                ([, i]) => [Number(i), span] as const,
              ),
            ),
        );
        return COLORS.flatMap((code, i) => {
          const span = painted.get(i);
          if (!span) return [`${code} is not painted`];
          const { color, backgroundColor } = getComputedStyle(span);
          const isBare = backgroundColor === 'rgba(0, 0, 0, 0)';
          const ratio = contrast(color, isBare ? behindAll : backgroundColor);
          return ratio < 4.5 ? [`${code}: ${ratio.toFixed(2)}`] : [];
        });
      };
      await expect.poll(faint).toEqual([]);

      const before = viewer.cells()[0]?.innerHTML;
      await userEvent.click(viewer.scroller);
      await userEvent.keyboard('{Control>}a{/Control}');
      await expect.poll(() => viewer.cells()[0]?.innerHTML).not.toBe(before);
      await expect.poll(faint).toEqual([]);
    },
  );
});
