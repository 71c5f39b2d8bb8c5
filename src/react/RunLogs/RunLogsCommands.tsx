import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';

import { useMessages } from '../hooks/useMessages.js';
import type { UseRunLogsResult } from '../hooks/useSession.js';
import { Icon } from '../icons/Icon.js';
import {
  clockIcon,
  copyIcon,
  downloadIcon,
  endFullScreenIcon,
  filterIcon,
  fullScreenIcon,
  moreIcon,
  refreshIcon,
  searchIcon,
  wrapLinesIcon,
} from '../icons/octicons.js';
import { nextTimestamps } from '../LogViewer/times/nextTimestamps.js';
import { useTimeMessages } from '../LogViewer/times/useTimeMessages.js';
import { useFullScreen } from './useFullScreen.js';
import type { LogCommands } from './useLogCommands.js';

/** Props of {@link RunLogsCommands}. */
export interface RunLogsCommandsProps {
  /** The log, as `useRunLogs` gives it. */
  logs: UseRunLogsResult;
  /** The commands on it, as `useLogCommands` gives them. */
  commands: LogCommands;
  /** What stands before the commands. */
  renderStart?: (() => ReactNode) | undefined;
  /** What stands after them. */
  renderEnd?: (() => ReactNode) | undefined;
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
  commands,
  renderStart,
  renderEnd,
}: RunLogsCommandsProps): ReactElement {
  const t = useMessages();
  const tTimes = useTimeMessages();
  const place = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  const fullScreen = useFullScreen(place);
  const { document, diagnosis } = logs;
  const { wrap } = commands;
  const hasText = document.byteLength > 0;
  // The diagnosis in place of a log has this command as a button of its own.
  const canRefresh = hasText || !diagnosis?.retryable;

  useEffect(() => {
    if (isOpen) showMenu(place.current);
  }, [isOpen]);

  const resize = (direction: 1 | -1) => (): void => {
    const size = commands.fontSize ?? fontSizeAt(place.current);
    const larger = FONT_SIZES.find((it) => it > size);
    const next = direction > 0 ? larger : FONT_SIZES.findLast((it) => it < size);
    if (next !== undefined) commands.setFontSize(next);
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
      {renderStart?.()}
      {hasText && (
        <Command
          name={t('viewer.find')}
          icon={<Icon path={searchIcon} />}
          onClick={() => {
            commands.find();
          }}
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
              onClick={() => {
                commands.filter();
              }}
            />
            <Command
              name={t('viewer.wrap')}
              icon={<Icon path={wrapLinesIcon} />}
              isPressed={wrap}
              onClick={() => {
                commands.setWrap(!wrap);
              }}
            />
            <Command
              name={tTimes(`times.${commands.timestamps}`)}
              icon={<Icon path={clockIcon} />}
              isMinor
              onClick={() => {
                commands.setTimestamps(nextTimestamps(commands.timestamps));
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
            onClick={commands.refresh}
          />
        )}
        {hasText && (
          <Command
            name={t('viewer.copy')}
            icon={<Icon path={copyIcon} />}
            onClick={() => {
              commands.openCopy();
            }}
          />
        )}
        {hasText && (
          <Command
            name={t('toolbar.download')}
            icon={<Icon path={downloadIcon} />}
            onClick={() => {
              commands.download();
            }}
          />
        )}
      </div>
      {renderEnd?.()}
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
