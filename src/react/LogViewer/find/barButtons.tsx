import type { KeyboardEvent, ReactElement, ReactNode } from 'react';

import type { Translate } from '../../i18n/messages.js';

/** How a text is looked for, in the find bar and in that of the filter. */
export interface TextRules {
  /** Whether upper and lower case are distinguished. */
  readonly matchCase: boolean;
  /** Whether it must be a word by itself. */
  readonly wholeWord: boolean;
  /** Whether it is a regular expression. */
  readonly pattern: boolean;
}

/** The rules with their keys, each with Alt, and what is shown on their buttons. */
const RULES = [
  ['matchCase', 'C', 'viewer.find.matchCase', 'Aa'],
  ['wholeWord', 'W', 'find.wholeWord', <u>W</u>],
  ['pattern', 'R', 'find.pattern', '.*'],
] as const satisfies readonly (readonly [keyof TextRules, string, string, ReactNode])[];

/** The rule that a key changes, and to what; `undefined` for other keys. */
export function ruleOfKey(
  { altKey, code }: KeyboardEvent,
  rules: TextRules,
): Partial<TextRules> | undefined {
  const rule = altKey && RULES.find(([, key]) => code === `Key${key}`);
  return rule ? { [rule[0]]: !rules[rule[0]] } : undefined;
}

/** Props of {@link RuleButtons}. */
interface RuleButtonsProps {
  /** The rules that are in force. */
  rules: TextRules;
  /** Called with the rule that the reader changes. */
  onChange: (change: Partial<TextRules>) => void;
  /** With the texts of the find bar. */
  t: Translate;
}

/** The buttons that say how a text is looked for. */
export function RuleButtons({ rules, onChange, t }: RuleButtonsProps): ReactElement {
  return (
    <>
      {RULES.map(([name, key, label, sign]) => (
        <button
          key={name}
          type="button"
          className="klv-find-button"
          aria-label={t(label)}
          aria-keyshortcuts={`Alt+${key}`}
          title={`${t(label)} (Alt+${key})`}
          aria-pressed={rules[name]}
          onClick={() => {
            onChange({ [name]: !rules[name] });
          }}
        >
          <span aria-hidden="true">{sign}</span>
        </button>
      ))}
    </>
  );
}

/** Strokes of the signs of {@link BarButton}. */
const SIGNS = {
  close: 'm4 4 8 8m0-8-8 8',
  previous: 'M3 10.5 8 5.5l5 5',
  next: 'M3 5.5l5 5 5-5',
} as const;

/** Props of {@link BarButton}. */
interface BarButtonProps {
  /** What it does. */
  label: string;
  sign: keyof typeof SIGNS;
  disabled?: boolean;
  /** Added to its own class. */
  className?: string;
  onClick: () => void;
}

/** A button of a bar that shows a sign only, with its name as tooltip. */
export function BarButton({
  label,
  sign,
  disabled = false,
  className = '',
  onClick,
}: BarButtonProps): ReactElement {
  return (
    <button
      type="button"
      className={`klv-find-button ${className}`.trim()}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <svg aria-hidden="true" viewBox="0 0 16 16" width="14" height="14">
        <path d={SIGNS[sign]} fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
    </button>
  );
}
