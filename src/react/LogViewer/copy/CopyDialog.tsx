import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react';

import { formatNumber } from '../../../locales/formatMessage.js';
import { formatSize } from '../../i18n/formatSize.js';
import type { ViewerController } from '../controller/ViewerController.js';
import { ToolDialog } from '../reading/ToolDialog.js';
import { useReadingMessages } from '../reading/useReadingMessages.js';
import type { LogCopyOptions, LogDownloadOptions } from '../types.js';
import type { ExcerptRun } from './excerpt.js';
import { LARGE } from './saveFile.js';

/** Props of {@link CopyDialog}. */
export interface CopyDialogProps {
  /** The viewer. */
  controller: ViewerController;
  /** Bytes of the log. */
  size: number;
  /** Name of the file. */
  fileName: string;
  /** Called when the reader closes the dialog. */
  onClose: () => void;
}

type Part = NonNullable<LogCopyOptions['part']>;
type Format = NonNullable<LogDownloadOptions['format']>;

const FORMATS: readonly Format[] = ['text', 'ansi', 'html', 'raw'];
const PART_NAMES = {
  selection: 'copy.selection',
  shown: 'copy.shown',
  all: 'copy.all',
} as const;
const FORMAT_NAMES = {
  text: 'copy.text',
  ansi: 'copy.ansi',
  html: 'copy.html',
  raw: 'copy.raw',
} as const;

/** Asks which lines are to be copied or downloaded, and how. */
export function CopyDialog({ controller, size, fileName, onClose }: CopyDialogProps): ReactElement {
  const t = useReadingMessages();
  const [parts] = useState(() => controller.export.parts());
  const [part, setPart] = useState<Part>(parts[0] ?? 'shown');
  const [format, setFormat] = useState<Format>('text');
  const [lineNumbers, setLineNumbers] = useState(false);
  const [header, setHeader] = useState(false);
  const [gzip, setGzip] = useState(size >= LARGE);
  const [said, setSaid] = useState('');
  const options = { part, lineNumbers, header };
  // The bytes as they came are no text to be chosen from.
  const isRaw = format === 'raw';
  const latest = useRef<AbortController>(undefined);
  // A reader who closes the dialog, or asks for something else, waits for it no longer.
  useEffect(
    () => () => {
      latest.current?.abort();
    },
    [],
  );
  const say = (start: (run: ExcerptRun) => Promise<string>): void => {
    latest.current?.abort();
    const { signal } = (latest.current = new AbortController());
    const tell = (text: string): void => {
      if (!signal.aborted) setSaid(text);
    };
    const onProgress = (done: number): void => {
      tell(t('copy.doingPart', { percent: formatPercent(done, t('locale')) }));
    };
    tell(t('copy.doing'));
    start({ signal, onProgress }).then(tell, () => {
      tell(t('copy.failed'));
    });
  };
  const copy = async (run: ExcerptRun): Promise<string> => {
    const copied = { ...options, format: isRaw ? ('text' as const) : format };
    const count = await controller.export.copy(copied, run);
    return t(count === 1 ? 'copy.doneLine' : 'copy.done', { count });
  };
  const download = async (run: ExcerptRun): Promise<string> => {
    const wanted = { ...options, format, gzip };
    const bytes = await controller.export.download(fileName, wanted, run);
    return t('copy.downloaded', { size: formatSize(bytes, t('locale')) });
  };
  return (
    <ToolDialog
      className="klv-copy-dialog"
      label={t('copy.label')}
      onClose={onClose}
      buttons={
        <>
          <button
            type="button"
            className="klv-button klv-button-primary"
            disabled={isRaw}
            onClick={() => {
              say(copy);
            }}
          >
            {t('copy.copy')}
          </button>
          <button
            type="button"
            className="klv-button"
            onClick={() => {
              say(download);
            }}
          >
            {t('copy.download')}
          </button>
        </>
      }
    >
      <Choice name={t('copy.format')} value={format} onChange={setFormat} values={FORMATS}>
        {(value) => t(FORMAT_NAMES[value])}
      </Choice>
      <fieldset disabled={isRaw}>
        <Choice name={t('copy.lines')} value={part} onChange={setPart} values={parts}>
          {(value) => t(PART_NAMES[value])}
        </Choice>
        <Check name={t('copy.numbers')} checked={lineNumbers} onChange={setLineNumbers} />
        <Check name={t('copy.header')} checked={header} onChange={setHeader} />
      </fieldset>
      <Check name={t('copy.gzip')} checked={gzip} onChange={setGzip} />
      <p className="klv-copy-said" role="status">
        {said}
      </p>
    </ToolDialog>
  );
}

/** In tens: a screen reader says each. */
const formatPercent = (part: number, locale: string): string =>
  formatNumber(Math.floor(10 * part) / 10, locale, { style: 'percent' });

interface ChoiceProps<Value extends string> {
  name: string;
  value: Value;
  values: readonly Value[];
  onChange: (value: Value) => void;
  children: (value: Value) => ReactNode;
}

function Choice<Value extends string>(props: ChoiceProps<Value>): ReactElement {
  const { name, value, values, onChange, children } = props;
  const id = useId();
  return (
    <div className="klv-dialog-field">
      <label htmlFor={id}>{name}</label>
      <select
        id={id}
        className="klv-select"
        value={value}
        onChange={(event) => {
          const chosen = values.find((each) => each === event.target.value);
          if (chosen) onChange(chosen);
        }}
      >
        {values.map((each) => (
          <option key={each} value={each}>
            {children(each)}
          </option>
        ))}
      </select>
    </div>
  );
}

interface CheckProps {
  name: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function Check({ name, checked, onChange }: CheckProps): ReactElement {
  return (
    <label className="klv-dialog-check">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      {name}
    </label>
  );
}
