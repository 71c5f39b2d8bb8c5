import type { ReactElement } from 'react';

/**
 * An icon beside a text or in a button that has a name: decorative, as large as its text is high. The path
 * is one of `octicons.ts`.
 */
export function Icon({ path }: { path: string }): ReactElement {
  return (
    <svg
      className="klv-icon"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="currentColor"
    >
      <path d={path} />
    </svg>
  );
}
