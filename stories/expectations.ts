import { expect, waitFor, within } from 'storybook/test';

import type { ScenarioName } from '../src/msw/index.js';
import { diagnoses } from '../src/locales/en/diagnoses.js';
import { formatMessage } from '../src/locales/formatMessage.js';
import type { RunLogsDiagnosticsProps } from '../src/react/RunLogs/RunLogsDiagnostics.js';
import { remedyIdsOf } from '../test/diagnosis/causeOf.js';
import { EXPECTATIONS } from '../test/ladder/expectations.js';
import { LOCALES } from '../test/support/locales.js';

/** A place of a message for which there was no value; Argo's own tags have two braces. */
const OPEN_PLACE = /\{\w+\}(?!\})/;

/** Waits until a story shows what the ladder is to find in its scenario: status, log, diagnosis. */
export async function expectOutcome(
  canvasElement: HTMLElement,
  scenario: ScenarioName,
): Promise<void> {
  const { status, source, code } = EXPECTATIONS[scenario];
  await waitFor(async () => {
    const logs = canvasElement.querySelector('.klv-run-logs');
    await expect(logs).toHaveAttribute('data-klv-status', status);
    const diagnosis = logs?.querySelector('.klv-diagnosis') ?? undefined;
    await expect(diagnosis?.getAttribute('data-klv-code') ?? undefined).toBe(code);
    if (diagnosis) await expect(diagnosis).not.toHaveTextContent(OPEN_PLACE);
    if (source) await expect(logs?.querySelector('.klv-ready')).toHaveTextContent(/\S/);
  });
}

/** Waits until a story shows a log, labelled with the object that it was read from. */
export async function expectArchivedLog(canvasElement: HTMLElement): Promise<void> {
  await waitFor(async () => {
    await expect(canvasElement.querySelector('.klv-source')).toHaveTextContent(
      'Archived log, mlpipeline/private-artifacts/',
    );
    await expect(canvasElement.querySelector('.klv-ready')).toHaveTextContent('epoch');
  });
}

/** Waits until a story shows how much has come of a log that is still loading. */
export async function expectProgress(canvasElement: HTMLElement): Promise<void> {
  await waitFor(async () => {
    const bar = within(canvasElement).getByRole('progressbar', { name: 'Loading the log' });
    await expect(bar).toHaveAttribute('aria-valuenow');
    await expect(canvasElement).toHaveTextContent(/\d\s\w+ of [\d.]+\s\w+ received/);
    await expect(canvasElement.querySelector('.klv-ready')).toHaveTextContent('epoch');
  });
}

/** Waits until a panel shows its diagnosis in its language: title, remedies, report and evidence. */
export async function expectDiagnosis(
  panel: HTMLElement | null,
  { diagnosis, attempts = [], slim }: RunLogsDiagnosticsProps,
  language: unknown,
): Promise<void> {
  if (!panel) throw new Error(`There is no panel for ${diagnosis.code}.`);
  const canvas = within(panel);
  const texts = LOCALES[String(language)] ?? diagnoses;
  const title = formatMessage(texts[`${diagnosis.code}.title`], diagnosis.params);
  await expect(await canvas.findByText(title)).toBeVisible();
  if (slim) panel.querySelector('summary')?.click();
  const report = await canvas.findByRole('button', { name: texts['report.copy'] });
  await expect(report).toBeVisible();
  const remedies = panel.querySelectorAll('ol > li');
  await expect(remedies).toHaveLength(remedyIdsOf(diagnosis.code).length);
  await expect(panel).not.toHaveTextContent(OPEN_PLACE);
  const said = attempts.flatMap(({ request, excerpt }) => [request, excerpt]);
  for (const text of said.filter((it) => it !== undefined)) {
    await expect(panel).toHaveTextContent(text.replace(/\s+/g, ' ').trim());
  }
}

/** Waits until a story follows a log that has a text. */
export async function expectFollowing(canvasElement: HTMLElement, text: string): Promise<void> {
  await waitFor(async () => {
    const logs = canvasElement.querySelector('.klv-run-logs');
    await expect(logs).toHaveAttribute('data-klv-status', 'following');
    await expect(logs?.querySelector('.klv-ready')).toHaveTextContent(text);
  });
}

/** Opens a selector of a step's logs by keyboard, and waits until it has an option. */
export async function expectOption(
  canvasElement: HTMLElement,
  selector: string,
  option: string,
): Promise<void> {
  const canvas = within(canvasElement);
  const select = await canvas.findByRole('combobox', { name: selector });
  select.focus();
  await waitFor(async () => {
    await expect(within(select).getByRole('option', { name: option })).toBeInTheDocument();
  });
}

/** Focuses a log that hears its keys, as it does from its first rows on. */
export async function focusLog(canvasElement: HTMLElement): Promise<void> {
  await waitFor(() => expect(canvasElement.querySelector('.klv-ready')).toBeVisible());
  canvasElement.querySelector<HTMLElement>('.klv-scroller')?.focus();
}
