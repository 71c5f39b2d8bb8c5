import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react';

import type { ViewerController } from '../controller/ViewerController.js';
import { useReadingMessages } from '../reading/useReadingMessages.js';
import type { LogCopyOptions } from '../types.js';

/** Props of {@link CopyDialog}. */
export interface CopyDialogProps {
  /** The viewer. */
  controller: ViewerController;
  /** Called when the reader closes the dialog. */
  onClose: () => void;
}

type Part = NonNullable<LogCopyOptions['part']>;
type Format = NonNullable<LogCopyOptions['format']>;

const FORMATS: readonly Format[] = ['text', 'ansi', 'html'];

/** Asks which lines are to be copied, and how. */
export function CopyDialog({ controller, onClose }: CopyDialogProps): ReactElement {
  const t = useReadingMessages();
  const dialog = useRef<HTMLDialogElement>(null);
  const [parts] = useState(() => partsOf(controller));
  const [part, setPart] = useState<Part>(parts[0] ?? 'shown');
  const [format, setFormat] = useState<Format>('text');
  const [lineNumbers, setLineNumbers] = useState(false);
  const [header, setHeader] = useState(false);
  const [said, setSaid] = useState('');
  const options: LogCopyOptions = { part, format, lineNumbers, header };
  useEffect(() => {
    const element = dialog.current;
    // jsdom has no dialogs.
    if (typeof element?.showModal === 'function' && !element.open) element.showModal();
  }, []);
  const copy = (): void => {
    setSaid('');
    controller.copy(options).then(
      (count) => {
        setSaid(t(count === 1 ? 'copy.doneLine' : 'copy.done', { count }));
      },
      () => {
        setSaid(t('copy.failed'));
      },
    );
  };
  const names = { selection: 'copy.selection', shown: 'copy.shown', all: 'copy.all' } as const;
  const formats = { text: 'copy.text', ansi: 'copy.ansi', html: 'copy.html' } as const;
  return (
    <dialog
      ref={dialog}
      className="klv-dialog klv-copy-dialog"
      aria-label={t('copy.label')}
      onClose={onClose}
      onKeyDown={(event) => {
        // No key of the dialog reaches the viewer below it, nor a dialog of the host's around it.
        event.stopPropagation();
      }}
    >
      <h2>{t('copy.label')}</h2>
      <Choice name={t('copy.lines')} value={part} onChange={setPart} values={parts}>
        {(value) => t(names[value])}
      </Choice>
      <Choice name={t('copy.format')} value={format} onChange={setFormat} values={FORMATS}>
        {(value) => t(formats[value])}
      </Choice>
      <Check name={t('copy.numbers')} checked={lineNumbers} onChange={setLineNumbers} />
      <Check name={t('copy.header')} checked={header} onChange={setHeader} />
      <p className="klv-copy-said" role="status">
        {said}
      </p>
      <div className="klv-dialog-buttons">
        <button type="button" className="klv-button klv-button-primary" onClick={copy}>
          {t('copy.copy')}
        </button>
        <button
          type="button"
          className="klv-button"
          onClick={() => {
            dialog.current?.close();
          }}
        >
          {t('copy.close')}
        </button>
      </div>
    </dialog>
  );
}

/** The parts that there are: what is selected comes first. */
function partsOf({ selection, projection }: ViewerController): readonly Part[] {
  const parts: Part[] = selection.isEmpty ? ['shown'] : ['selection', 'shown'];
  return projection ? [...parts, 'all'] : parts;
}

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
