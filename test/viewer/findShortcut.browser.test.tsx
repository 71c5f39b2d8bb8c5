import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { isFindKey } from '../../src/react/LogViewer/find/findShortcut.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerProps } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';

beforeAll(async () => {
  await page.viewport(900, 700);
});

/** The presses of Ctrl+F that are left to the browser, which would open its own bar. */
const left: string[] = [];
beforeEach(() => {
  left.length = 0;
  const onKey = (event: KeyboardEvent): void => {
    if (!isFindKey(event)) return;
    if (!event.defaultPrevented) left.push(event.key);
    event.preventDefault();
  };
  window.addEventListener('keydown', onKey);
  onTestFinished(() => {
    window.removeEventListener('keydown', onKey);
  });
});

const viewer = (name: string, height: number, props: Pick<LogViewerProps, 'findShortcut'> = {}) => (
  <div style={{ width: 600, height }}>
    <LogViewer aria-label={name} text={`line of ${name}\n`} {...props} />
  </div>
);
const press = () => userEvent.keyboard('{Control>}f{/Control}');
/** The names of the logs whose find bar is open. */
const open = () =>
  [...document.querySelectorAll('.klv-viewer:has(.klv-find)')].map((it) =>
    it.querySelector('.klv-scroller')?.getAttribute('aria-label'),
  );
const close = async () => {
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect.poll(open).toEqual([]);
};
const shown = (name: string) =>
  expect.element(page.getByRole('log').getByText(`line of ${name}`)).toBeInTheDocument();

test('Ctrl+F in the toolbar of a component opens its find bar', async () => {
  await render(
    <section className="klv-run-logs" style={{ width: 600, height: 300 }}>
      <button type="button">Refresh</button>
      {viewer('one', 200)}
    </section>,
  );
  await shown('one');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await press();
  await expect.poll(open).toEqual(['one']);
  expect(left).toEqual([]);
});

test('outside of the component it is the browser’s, unless the host asks for it', async () => {
  const screen = await render(
    <>
      <input aria-label="A field of the page" />
      {viewer('one', 200)}
    </>,
  );
  await shown('one');
  await page.getByRole('textbox').click();
  await press();
  expect(left).toEqual(['f']);
  await screen.rerender(
    <>
      <input aria-label="A field of the page" />
      {viewer('one', 200, { findShortcut: 'page' })}
    </>,
  );
  await page.getByRole('textbox').click();
  await press();
  await expect.poll(open).toEqual(['one']);
  expect(left).toEqual(['f']);
  await close();
  await screen.rerender(<input aria-label="A field of the page" />);
  await page.getByRole('textbox').click();
  await press();
  expect(left).toEqual(['f', 'f']);
});

test('of two logs it is for the one used last, and else for the one of which more is seen', async () => {
  const screen = await render(
    <>
      <button type="button">Elsewhere</button>
      {viewer('small', 150, { findShortcut: 'page' })}
      {viewer('large', 300, { findShortcut: 'page' })}
    </>,
  );
  await shown('small');
  await shown('large');
  await page.getByRole('button', { name: 'Elsewhere' }).click();
  await press();
  await expect.poll(open).toEqual(['large']);
  await close();
  await page.getByRole('region', { name: 'small' }).click();
  await page.getByRole('button', { name: 'Elsewhere' }).click();
  await press();
  await expect.poll(open).toEqual(['small']);
  await close();
  // Scrolled out of sight, the one used last is none to search.
  await screen.rerender(
    <>
      <button type="button">Elsewhere</button>
      <div style={{ position: 'absolute', top: -1000 }}>
        {viewer('small', 150, { findShortcut: 'page' })}
      </div>
      {viewer('large', 300, { findShortcut: 'page' })}
    </>,
  );
  await shown('small');
  await page.getByRole('button', { name: 'Elsewhere' }).click();
  await press();
  await expect.poll(open).toEqual(['large']);
});

test('behind a dialog, and where the host handles the key, it is not for the log', async () => {
  const screen = await render(
    <>
      {viewer('one', 200, { findShortcut: 'page' })}
      <dialog aria-label="Settings">
        <input aria-label="A field of the dialog" />
      </dialog>
      <input
        aria-label="A field of the page"
        onKeyDown={(event) => {
          event.preventDefault();
        }}
      />
    </>,
  );
  await shown('one');
  await page.getByRole('textbox', { name: 'A field of the page' }).click();
  await press();
  expect(open()).toEqual([]);
  screen.container.querySelector('dialog')?.showModal();
  await page.getByRole('textbox', { name: 'A field of the dialog' }).click();
  await press();
  expect(open()).toEqual([]);
  expect(left).toEqual(['f']);
});

test.each([
  ['f', 'KeyF', true],
  ['F', 'KeyF', true],
  // The same key in a layout of Cyrillic letters; in Dvorak, another letter stands there.
  ['а', 'KeyF', true],
  ['u', 'KeyF', false],
  ['g', 'KeyG', false],
])('Ctrl with %s at %s: %s', (key, code, expected) => {
  const modifiers = { ctrlKey: true, metaKey: false, altKey: false, shiftKey: false };
  expect(isFindKey({ key, code, ...modifiers })).toBe(expected);
  expect(isFindKey({ key, code, ...modifiers, shiftKey: true })).toBe(false);
  expect(isFindKey({ key, code, ...modifiers, ctrlKey: false, metaKey: true })).toBe(expected);
});
