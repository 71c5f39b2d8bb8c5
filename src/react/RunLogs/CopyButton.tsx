import { type ReactElement, useEffect, useState } from 'react';

import { Scheduler } from '../../core/index.js';
import type { Translate } from '../i18n/messages.js';

/** Props of {@link CopyButton}. */
interface CopyButtonProps {
  /** Returns the text to copy; called on each click. */
  text: () => string;
  /** The button's own text. */
  label: string;
  /** Whether it is the one thing that most readers will want to do. */
  isPrimary?: boolean;
  /** ID of an element that says what is copied, for screen readers. */
  describedBy?: string | undefined;
  /** Translates messages. */
  t: Translate;
}

/** How long the confirmation is shown, in milliseconds. */
const SAID_FOR = 4_000;

/**
 * Copies a text and confirms it, on screen and to a screen reader. Where the browser allows no access
 * to the clipboard, as on pages served over http, the text is shown and selected instead.
 */
export function CopyButton({
  text,
  label,
  isPrimary,
  describedBy,
  t,
}: CopyButtonProps): ReactElement {
  const [copied, setCopied] = useState(false);
  const [shown, setShown] = useState<string>();
  useEffect(() => {
    if (!copied) return undefined;
    return new Scheduler().after(SAID_FOR, () => {
      setCopied(false);
    });
  }, [copied]);

  const copy = async (): Promise<void> => {
    const copy = text();
    try {
      await navigator.clipboard.writeText(copy);
      setCopied(true);
      setShown(undefined);
    } catch {
      setShown(copy);
    }
  };
  return (
    <>
      <span className="klv-copy">
        <button
          type="button"
          className={`klv-button${isPrimary ? ' klv-button-primary' : ''}`}
          aria-describedby={describedBy}
          onClick={() => void copy()}
        >
          {label}
        </button>
        <span className="klv-copy-said" role="status">
          {copied ? t('report.copied') : shown !== undefined && t('report.failed')}
        </span>
      </span>
      {shown !== undefined && (
        <textarea
          className="klv-copy-text"
          readOnly
          rows={8}
          value={shown}
          aria-label={label}
          ref={select}
        />
      )}
    </>
  );
}

function select(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.select();
}
