import { listen } from '../listen.js';
import { loadTerminal } from './loadTerminal.js';
import type { Page, Renderer, ViewerTheme } from './renderer.js';

/**
 * What renders the rows: xterm.js, or elements. `auto` is elements until the reader has turned to the log;
 * then xterm.js, unless its `<style>` elements are refused, colours are forced, or it cannot be loaded.
 */
export type RendererChoice = 'auto' | 'terminal' | 'elements';

/** Makes a renderer that fills an element. */
export type CreateRenderer = (
  place: HTMLElement,
  theme: ViewerTheme,
  onRender: (page: Page) => void,
) => Renderer;

/**
 * Loads xterm.js; `undefined` where rows are to be elements, or when it cannot be loaded.
 *
 * @param page where the rows will be
 */
export async function loadTerminalRenderer(
  choice: RendererChoice,
  page: HTMLElement,
): Promise<CreateRenderer | undefined> {
  const isWanted = choice === 'terminal' || (choice === 'auto' && suitsTerminal(page));
  return isWanted ? createTerminal().catch(() => undefined) : undefined;
}

async function createTerminal(): Promise<CreateRenderer> {
  const [modules, { TerminalRenderer }] = await Promise.all([
    loadTerminal(),
    import('./TerminalRenderer.js'),
  ]);
  return (...args) => new TerminalRenderer(modules, ...args);
}

/** Reports when the reader switches forced colours on or off, until `signal` is aborted. */
export function watchForcedColors(view: Window | null, signal: AbortSignal, run: () => void): void {
  // jsdom has no media queries.
  const isWatched = typeof view?.matchMedia === 'function';
  if (isWatched) listen(view.matchMedia(FORCED), 'change', run, signal);
}

const FORCED = '(forced-colors: active)';

/** xterm.js paints by the rules of its `<style>` elements, and decorations in colours of its own. */
function suitsTerminal(page: HTMLElement): boolean {
  return !page.ownerDocument.defaultView?.matchMedia(FORCED).matches && allowsStyle(page);
}

/** Documents and whether they allow `<style>`: each look at one that does not is a line in its console. */
const allowing = new WeakMap<Document, boolean>();

/**
 * Whether the `Content-Security-Policy` allows `<style>` elements: one that is refused has no sheet. Only
 * trying tells.
 */
function allowsStyle(page: HTMLElement): boolean {
  const { ownerDocument } = page;
  let allows = allowing.get(ownerDocument);
  if (allows === undefined) {
    const style = ownerDocument.createElement('style');
    style.textContent = '.klv-none {}';
    page.append(style);
    allows = style.sheet !== null;
    style.remove();
    allowing.set(ownerDocument, allows);
  }
  return allows;
}
