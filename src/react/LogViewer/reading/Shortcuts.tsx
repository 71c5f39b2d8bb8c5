import type { ReactElement } from 'react';

import type { MessageId } from '../../../locales/Messages.js';
import { ToolDialog } from './ToolDialog.js';
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
  return (
    <ToolDialog className="klv-shortcuts" label={t('shortcuts.label')} onClose={onClose}>
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
    </ToolDialog>
  );
}
