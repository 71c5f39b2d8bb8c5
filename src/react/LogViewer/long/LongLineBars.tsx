import { type ReactElement, useEffect, useLayoutEffect, useRef, useState } from 'react';

import { formatSize } from '../../i18n/formatSize.js';
import type { LongMark } from '../controller/snapshot.js';
import type { ViewerController } from '../controller/ViewerController.js';
import { useReadingMessages } from '../reading/useReadingMessages.js';

/** Props of {@link LongLineBars}. */
export interface LongLineBarsProps {
  /** The viewer. */
  controller: ViewerController;
  /** The long lines in view. */
  long: readonly LongMark[];
}

/** The commands of long lines in view: to show one whole, or in part again, and to copy all of it. */
export function LongLineBars({ controller, long }: LongLineBarsProps): ReactElement {
  const t = useReadingMessages();
  useEffect(() => {
    controller.layout.setRestText((bytes) =>
      t('long.more', { size: formatSize(bytes, t('locale')) }),
    );
    controller.onInput();
  }, [controller, t]);
  return (
    <>
      {long.map((mark) => (
        <LongLineBar key={mark.line} controller={controller} mark={mark} />
      ))}
    </>
  );
}

interface LongLineBarProps {
  controller: ViewerController;
  mark: LongMark;
}

function LongLineBar({ controller, mark }: LongLineBarProps): ReactElement {
  const t = useReadingMessages();
  const bar = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const { top, left, isShown, isOpen } = mark;
  const line = mark.line + 1;
  // Where the view is narrow, no button is cut off at its right.
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    setWidth(bar.current?.offsetWidth ?? 0);
  }, [isOpen, said, t, isShown]);
  const where = isShown ? (left === undefined ? '' : ' klv-long-end') : ' klv-long-apart';
  return (
    <div
      ref={bar}
      className={`klv-long${where}`}
      role="group"
      aria-label={t('long.label', { line })}
      style={{
        top,
        left:
          isShown && left !== undefined ? `min(${left}px, calc(100% - ${width + 8}px))` : undefined,
      }}
    >
      <button
        type="button"
        aria-label={t(isOpen ? 'long.shortenLine' : 'long.openLine', { line })}
        onClick={() => {
          if (isOpen) controller.layout.shortenLong(mark.line);
          else controller.layout.openLong(mark.line);
          controller.onInput();
          // The button may leave the view with the end of the line.
          controller.focus();
        }}
      >
        {t(isOpen ? 'long.shorten' : 'long.open')}
      </button>
      <button
        type="button"
        aria-label={t('long.copyLine', { line })}
        onClick={() => {
          controller.export.copyLine(mark.line).then(
            () => {
              setSaid(t('long.copied', { line }));
            },
            () => {
              setSaid(t('copy.failed'));
            },
          );
        }}
      >
        {t('long.copy')}
      </button>
      <span className="klv-long-said" role="status">
        {said}
      </span>
    </div>
  );
}
