import { type ReactElement, useEffect, useRef } from 'react';

import type { MessageId } from '../../../locales/Messages.js';
import { useReadingMessages } from './useReadingMessages.js';

/** Keys and what they do, in the order in which they are listed. */
const KEYS: readonly (readonly [keys: readonly string[], id: MessageId])[] = [
  [['/', 'Ctrl F'], 'shortcuts.find'],
  [['Alt C', 'Alt W', 'Alt R'], 'shortcuts.findOptions'],
  [['n', 'N'], 'shortcuts.nextMatch'],
  [['f'], 'shortcuts.filter'],
  [['g'], 'shortcuts.goToLine'],
  [['l'], 'shortcuts.link'],
  [['o'], 'shortcuts.links'],
  [['w'], 'shortcuts.wrap'],
  [['t'], 'shortcuts.timestamps'],
  [['e'], 'shortcuts.folds'],
  [['Enter'], 'shortcuts.open'],
  [['↑', '↓', 'Page Up', 'Page Down'], 'shortcuts.scroll'],
  [['Home', 'End'], 'shortcuts.ends'],
  [['Shift ↑↓←→', 'Shift Home', 'Shift End'], 'shortcuts.select'],
  [['Ctrl A', 'Ctrl C'], 'shortcuts.selectAll'],
  [['c'], 'shortcuts.copy'],
  [['j'], 'shortcuts.json'],
  [['?'], 'shortcuts.this'],
];

/** The sheet of the keyboard shortcuts. */
export function Shortcuts({ onClose }: { onClose: () => void }): ReactElement {
  const t = useReadingMessages();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    // jsdom has no dialogs.
    if (typeof element?.showModal === 'function' && !element.open) element.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="klv-dialog klv-shortcuts"
      aria-label={t('shortcuts.label')}
      onClose={onClose}
      onKeyDown={(event) => {
        // No key of the sheet reaches the viewer below it, nor a dialog of the host's around it.
        event.stopPropagation();
      }}
    >
      <h2>{t('shortcuts.label')}</h2>
      <dl>
        {KEYS.map(([keys, id]) => (
          <div key={id}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(id)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" className="klv-button">
          {t('shortcuts.close')}
        </button>
      </form>
    </dialog>
  );
}
