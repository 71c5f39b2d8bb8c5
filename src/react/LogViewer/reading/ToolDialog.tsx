import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';

import { useReadingMessages } from './useReadingMessages.js';

/** Props of {@link ToolDialog}. */
interface ToolDialogProps {
  /** The class of this dialog, beside that of all. */
  className: string;
  /** Its heading, and its name for screen readers. */
  label: string;
  /** What it shows. */
  children: ReactNode;
  /** Buttons before the one that closes it. */
  buttons?: ReactNode;
  /** Called when the reader closes it. */
  onClose: () => void;
}

/** A dialog over the page, which lasts until the reader closes it. */
export function ToolDialog(props: ToolDialogProps): ReactElement {
  const { className, label, children, buttons, onClose } = props;
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
      className={`klv-dialog ${className}`}
      aria-label={label}
      onClose={onClose}
      onKeyDown={(event) => {
        // No key of it reaches the viewer below it, nor a dialog of the host's around it.
        event.stopPropagation();
      }}
    >
      <h2>{label}</h2>
      {children}
      <form method="dialog" className="klv-dialog-buttons">
        {buttons}
        <button type="submit" className="klv-button">
          {t('dialog.close')}
        </button>
      </form>
    </dialog>
  );
}
