import { useEffect } from 'react';

import {
  type LogDocument,
  LogTimes,
  type LogTimestamps,
  showTime,
  STAMP_COLUMNS,
  type TimedLine,
} from '../../../core/index.js';
import { formatNumber } from '../../../locales/formatMessage.js';
import type { ViewerController } from '../controller/ViewerController.js';
import { nextTimestamps } from './nextTimestamps.js';
import { useTimeMessages } from './useTimeMessages.js';

/** Milliseconds without output from which on they are marked: two minutes. */
const LONG = 120_000;

/** Props of {@link Timestamps}. */
export interface TimestampsProps {
  /** The log. */
  document: LogDocument;
  /** The viewer. */
  controller: ViewerController;
  /** How times are shown. */
  timestamps: LogTimestamps;
  /** When the step has started, in ISO 8601. */
  startedAt: string | undefined;
  /** Called when the reader wants them otherwise; `undefined` where nobody would know. */
  onChange: ((timestamps: LogTimestamps) => void) | undefined;
}

/**
 * Shows the times at the start of the rows as the reader wants them, and how long there was no output. It
 * renders nothing: the rows have all of it. Only the lines in view are read.
 */
export function Timestamps(props: TimestampsProps): null {
  const { document, controller, timestamps, startedAt, onChange } = props;
  const t = useTimeMessages();
  useEffect(() => {
    const times = new LogTimes(document);
    const textOf = (time: TimedLine): string | undefined => {
      const references = {
        start: timestamps === 'elapsed' ? times.startOf(startedAt) : undefined,
        before: timestamps === 'delta' ? times.before(time.line) : undefined,
      };
      return showTime(time, timestamps, references);
    };
    controller.setTimes({
      get stampColumns() {
        return times.hasStamps && timestamps !== 'written' ? STAMP_COLUMNS : 0;
      },
      stampOf: (line) => {
        const time = times.of(line);
        return time?.isStamp ? (textOf(time)?.trimEnd() ?? '') : '';
      },
      timeOf: (line) => {
        const time = timestamps === 'written' ? undefined : times.of(line);
        if (!time || time.isStamp) return undefined;
        const text = textOf(time);
        if (text === undefined) return undefined;
        const { from, to } = time;
        const [column = 0] = document.columnsAt(line, [from]);
        return { column, text, written: document.lineText(line, 0, column + to).slice(from, to) };
      },
      pauseBefore: (line) => {
        const pause = times.pauseBefore(line) ?? 0;
        return pause < LONG ? '' : t('times.pause', { time: formatDuration(pause, t('locale')) });
      },
    });
    return () => {
      controller.setTimes(undefined);
    };
  }, [document, controller, timestamps, startedAt, t]);
  useEffect(() => {
    if (!onChange) return;
    const { commands } = controller;
    commands.setTimes(() => {
      onChange(nextTimestamps(timestamps));
    });
    return () => {
      commands.setTimes(undefined);
    };
  }, [controller, timestamps, onChange]);
  return null;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** A duration by its two largest units: `4 min 12 sec`. */
export function formatDuration(milliseconds: number, locale: string): string {
  const first = UNITS.findIndex(([, length]) => milliseconds >= length);
  let left = milliseconds;
  return UNITS.slice(Math.max(0, first), first + 2)
    .map(([unit, length]) => {
      const count = Math.floor(left / length);
      left -= count * length;
      const options = { style: 'unit', unit, unitDisplay: 'short' } as const;
      return count > 0 ? formatNumber(count, locale, options) : '';
    })
    .filter((part) => part !== '')
    .join(' ');
}
