import { useState } from 'react';

/** A setting that the host controls, or that the component keeps by itself. */
export interface Setting<T> {
  /** What the host says; `undefined` where the component keeps it. */
  readonly value: T | undefined;
  /** What it is at first, where the component keeps it. */
  readonly initial: T;
  /** Called when the reader or a command changes it. */
  readonly onChange: ((value: T) => void) | undefined;
}

/**
 * The value of a setting, and the function that changes it, as `value` and `defaultValue` of a form field.
 *
 * @param of What the setting belongs to: when that is another one, it is `initial` again
 */
export function useSetting<T>(
  { value, initial, onChange }: Setting<T>,
  of?: unknown,
): [value: T, change: (value: T) => void] {
  const [kept, setKept] = useState({ of, value: initial });
  const change = (next: T): void => {
    setKept({ of, value: next });
    onChange?.(next);
  };
  return [value ?? (kept.of === of ? kept.value : initial), change];
}
