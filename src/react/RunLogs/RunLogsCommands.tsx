import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';

import { type LogDocument, Scheduler } from '../../core/index.js';
import { useMessages } from '../hooks/useMessages.js';
import type { UseRunLogsResult } from '../hooks/useRunLogs.js';
import { Icon } from '../icons/Icon.js';
import {
  downloadIcon,
  endFullScreenIcon,
  filterIcon,
  fullScreenIcon,
  moreIcon,
  refreshIcon,
  searchIcon,
  wrapLinesIcon,
} from '../icons/octicons.js';
import type { LogViewerHandle } from '../LogViewer/types.js';
import { useFullScreen } from './useFullScreen.js';

/** Props of {@link RunLogsCommands}. */
export interface RunLogsCommandsProps {
  /** The log, as `useRunLogs` gives it. */
  logs: UseRunLogsResult;
  /** Name of the downloaded file. */
  fileName: string;
  /** The viewer below, once there is one. */
  viewer: RefObject<LogViewerHandle | null>;
  /** Whether long lines are wrapped. */
  wrap: boolean;
  /** Called by the button that turns wrapping on and off. */
  onWrapChange: (wrap: boolean) => void;
  /** Size of the text in CSS pixels, once the reader has chosen one. */
  fontSize: number | undefined;
  /** Called by the buttons that make the text smaller and larger. */
  onFontSizeChange: (fontSize: number) => void;
}

/** Sizes of the text that the reader goes through, in CSS pixels. */
const FONT_SIZES = [9, 10, 11, 12, 13, 14, 16, 18, 20, 24, 28, 32] as const;

/**
 * The buttons of the toolbar. Where there is room they stand side by side, with their names or as icons
 * that have them as tooltips; in a narrow panel all but the first are in a menu. Which of these is up to
 * the stylesheet, so that the buttons are the same and nothing is measured.
 */
export function RunLogsCommands({
  logs,
  fileName,
  viewer,
  wrap,
  onWrapChange,
  fontSize,
  onFontSizeChange,
}: RunLogsCommandsProps): ReactElement {
  const t = useMessages();
  const place = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  const fullScreen = useFullScreen(place);
  const { document, diagnosis } = logs;
  const hasText = document.byteLength > 0;
  // The panel that stands in place of a log has the same as its own button.
  const canRefresh = hasText || !diagnosis?.retryable;

  useEffect(() => {
    if (isOpen) showMenu(place.current);
  }, [isOpen]);

  const resize = (direction: 1 | -1) => (): void => {
    const size = fontSize ?? fontSizeAt(place.current);
    const larger = FONT_SIZES.find((it) => it > size);
    const next = direction > 0 ? larger : FONT_SIZES.findLast((it) => it < size);
    if (next !== undefined) onFontSizeChange(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!isOpen) return;
    if (event.key === 'Escape') {
      setOpen(false);
      focusMore(place.current);
    } else if (!moveFocus(event)) return;
    event.preventDefault();
    // A dialog around the log closes with the next Escape.
    event.stopPropagation();
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!currentTarget.contains(relatedTarget)) setOpen(false);
  };
  return (
    <div ref={place} className="klv-commands" onKeyDown={onKeyDown} onBlur={onBlur}>
      {hasText && (
        <Command
          name={t('viewer.find')}
          icon={<Icon path={searchIcon} />}
          onClick={() => viewer.current?.find()}
        />
      )}
      <button
        type="button"
        className="klv-button klv-command klv-command-more"
        aria-label={t('toolbar.more')}
        title={t('toolbar.more')}
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        <Icon path={moreIcon} />
      </button>
      <div
        id={listId}
        className="klv-command-list"
        role="group"
        aria-label={t('toolbar.commands')}
        data-klv-open={isOpen || undefined}
      >
        {hasText && (
          <>
            <Command
              name={t('viewer.filter')}
              icon={<Icon path={filterIcon} />}
              onClick={() => viewer.current?.filter()}
            />
            <Command
              name={t('viewer.wrap')}
              icon={<Icon path={wrapLinesIcon} />}
              isPressed={wrap}
              onClick={() => {
                onWrapChange(!wrap);
              }}
            />
            <Command
              name={t('toolbar.smaller')}
              icon={<span className="klv-icon-text">A−</span>}
              isMinor
              onClick={resize(-1)}
            />
            <Command
              name={t('toolbar.larger')}
              icon={<span className="klv-icon-text">A+</span>}
              isMinor
              onClick={resize(1)}
            />
            {fullScreen && (
              <Command
                name={t('toolbar.fullScreen')}
                icon={<Icon path={fullScreen.isOn ? endFullScreenIcon : fullScreenIcon} />}
                isMinor
                isPressed={fullScreen.isOn}
                onClick={fullScreen.toggle}
              />
            )}
          </>
        )}
        {canRefresh && (
          <Command
            name={t('toolbar.refresh')}
            icon={<Icon path={refreshIcon} />}
            onClick={logs.refresh}
          />
        )}
        {hasText && (
          <Command
            name={t('toolbar.download')}
            icon={<Icon path={downloadIcon} />}
            onClick={() => {
              downloadLog(document, fileName);
            }}
          />
        )}
      </div>
    </div>
  );
}

/** Props of {@link Command}. */
interface CommandProps {
  /** What it does: beside the icon where there is room, and a tooltip. */
  name: string;
  icon: ReactNode;
  /** Whether it stands as an icon even where there is room. */
  isMinor?: boolean;
  /** For what is switched on and off: whether it is on. */
  isPressed?: boolean;
  onClick: () => void;
}

function Command({ name, icon, isMinor, isPressed, onClick }: CommandProps): ReactElement {
  return (
    <button
      type="button"
      className={`klv-button klv-command${isMinor ? ' klv-command-minor' : ''}`}
      title={name}
      aria-pressed={isPressed}
      onClick={onClick}
    >
      <span className="klv-command-icon" aria-hidden="true">
        {icon}
      </span>
      <span className="klv-command-name">{name}</span>
    </button>
  );
}

const itemsOf = (place: HTMLElement | null): HTMLElement[] => [
  ...(place?.querySelectorAll<HTMLElement>('.klv-command-list > button') ?? []),
];

function focusMore(place: HTMLElement | null): void {
  place?.querySelector<HTMLElement>('.klv-command-more')?.focus();
}

/** Moves the focus into the menu, which is no higher than what is left of the panel below it. */
function showMenu(place: HTMLElement | null): void {
  const list = place?.querySelector<HTMLElement>('.klv-command-list');
  const panel = place?.closest('.klv-run-logs');
  if (list && panel) {
    const room = panel.getBoundingClientRect().bottom - list.getBoundingClientRect().top;
    list.style.setProperty('--klv-current-menu-height', `${Math.max(room - 8, 60)}px`);
  }
  itemsOf(place)[0]?.focus();
}

/** The arrow keys, Home and End, as in any menu; whether the key was one of them. */
function moveFocus({ key, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  const items = itemsOf(currentTarget);
  const at = items.findIndex((item) => item === currentTarget.ownerDocument.activeElement);
  const next = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (Math.max(at, 0) + items.length - 1) % items.length,
    Home: 0,
    End: items.length - 1,
  }[key];
  if (next === undefined) return false;
  items[next]?.focus();
  return true;
}

/** The size of the text before the reader chooses one: the host's, or ours. */
function fontSizeAt(place: HTMLElement | null): number {
  const page = place?.closest('.klv-run-logs')?.querySelector('.klv-page');
  const size = page ? parseFloat(getComputedStyle(page).fontSize) : NaN;
  return Number.isNaN(size) ? 13 : size;
}

/** Downloads the whole log, byte for byte as it was received. */
function downloadLog(log: LogDocument, fileName: string): void {
  const url = URL.createObjectURL(log.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has its own reference to the blob once the click is handled. The timer has a scheduler
  // of its own: one that an unmounting toolbar cancels would leave the whole log in memory.
  new Scheduler().after(0, () => {
    URL.revokeObjectURL(url);
  });
}
