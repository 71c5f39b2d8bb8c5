import type { LogTimestamps } from '../../../core/index.js';

/** Which way of showing times a command goes on to. */
const NEXT: Readonly<Record<LogTimestamps, LogTimestamps>> = {
  written: 'local',
  local: 'utc',
  utc: 'elapsed',
  elapsed: 'delta',
  delta: 'written',
};

/** The way of showing times that a command goes on to. */
export const nextTimestamps = (timestamps: LogTimestamps): LogTimestamps => NEXT[timestamps];
