import type { FitAddon } from '@xterm/addon-fit';
import type { ITerminalOptions, Terminal } from '@xterm/xterm';

/** What is loaded once xterm.js is to render the rows. */
export interface TerminalModules {
  /** `Terminal` of `@xterm/xterm`. */
  Terminal: new (options: ITerminalOptions) => Terminal;
  /** `FitAddon` of `@xterm/addon-fit`. */
  FitAddon: new () => FitAddon;
}

/** Loads xterm.js, which cannot be imported on a server: it reads `window` when it is evaluated. */
export async function loadTerminal(): Promise<TerminalModules> {
  const [{ Terminal }, { FitAddon }] = await Promise.all([
    import('@xterm/xterm'),
    import('@xterm/addon-fit'),
  ]);
  return { Terminal, FitAddon };
}
