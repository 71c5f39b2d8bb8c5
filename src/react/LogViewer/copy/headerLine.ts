import { reading } from '../../../locales/en/reading.js';
import type { LoadedMessages } from '../../../locales/Messages.js';
import { translator } from '../../i18n/messages.js';

/** Which log it is: as a host says, or the step of a run. */
export type LogName =
  | string
  | {
      /** The run. */
      readonly run: string;
      /** The step. */
      readonly step: string;
      /** Its attempt, where that is known. */
      readonly attempt: number | undefined;
    };

/** The lines of an excerpt. */
export interface ExcerptLines {
  /** Number of the first one, from 1. */
  readonly first: number;
  /** Number of the last one. */
  readonly last: number;
  /** How many there are, which are fewer where a filter hides some between. */
  readonly count: number;
  /** How many lines the log has. */
  readonly total: number;
}

/** The line above an excerpt that says where it is from. */
export function headerLine(name: LogName, lines: ExcerptLines, messages: LoadedMessages): string {
  const t = translator({ ...reading, ...messages });
  const isWhole = lines.count === lines.last - lines.first + 1;
  const said =
    typeof name === 'string'
      ? name
      : t(name.attempt === undefined ? 'copy.ofStep' : 'copy.ofAttempt', {
          ...name,
          attempt: name.attempt ?? '',
        });
  return `# ${t(isWhole ? 'copy.lineRange' : 'copy.linesOf', { name: said, ...lines })}`;
}
