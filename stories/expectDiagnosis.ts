import { expect, within } from 'storybook/test';

import { diagnoses } from '../src/locales/en/diagnoses.js';
import { formatMessage } from '../src/locales/formatMessage.js';
import { zhCN } from '../src/locales/zh-CN.js';
import type { RunLogsDiagnosticsProps } from '../src/react/RunLogs/RunLogsDiagnostics.js';

/** Waits until a story shows its diagnosis in its language: title, remedies and report. */
export async function expectDiagnosis(
  canvasElement: HTMLElement,
  { diagnosis, slim }: RunLogsDiagnosticsProps,
  language: unknown,
): Promise<void> {
  const canvas = within(canvasElement);
  const chinese = language === 'zh-CN';
  const texts = chinese ? zhCN : diagnoses;
  const title = formatMessage(texts[`${diagnosis.code}.title`], diagnosis.params);
  await expect(await canvas.findByText(title)).toBeVisible();
  if (slim) canvasElement.querySelector('summary')?.click();
  await expect(await canvas.findByRole('button', { name: texts['report.copy'] })).toBeVisible();
  const remedies = canvasElement.querySelectorAll('.klv-remedies > li');
  await expect(remedies).toHaveLength(diagnosis.remedies.length);
  await expect(canvasElement).not.toHaveTextContent(/\{\w+\}(?!\})/);
}
