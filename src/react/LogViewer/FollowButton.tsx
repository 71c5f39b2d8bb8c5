import type { ReactElement } from 'react';

import { useMessages } from '../useMessages.js';

interface FollowButtonProps {
  newLines: number;
  onClick: () => void;
}

/** Says how many lines came while the reader was elsewhere, and goes there. */
export function FollowButton({ newLines, onClick }: FollowButtonProps): ReactElement {
  const t = useMessages();
  const label =
    newLines === 0
      ? t('viewer.toEnd')
      : t(newLines === 1 ? 'viewer.newLine' : 'viewer.newLines', { count: newLines });
  return (
    <button type="button" className="klv-follow" onClick={onClick}>
      <svg aria-hidden="true" viewBox="0 0 16 16" width="12" height="12">
        <path d="M8 2v11M3.5 8.5 8 13l4.5-4.5" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      {label}
    </button>
  );
}
