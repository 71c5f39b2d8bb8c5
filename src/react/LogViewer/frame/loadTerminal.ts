import type { FitAddon } from '@xterm/addon-fit';
import type { ITerminalOptions, Terminal } from '@xterm/xterm';

/** What is loaded lazily. */
export interface TerminalModules {
  Terminal: new (options: ITerminalOptions) => Terminal;
  FitAddon: new () => FitAddon;
}

/** xterm.js touches `window` when it is evaluated, and is large: it comes when a viewer is mounted. */
export async function loadTerminal(): Promise<TerminalModules> {
  const [{ Terminal }, { FitAddon }] = await Promise.all([
    import('@xterm/xterm'),
    import('@xterm/addon-fit'),
  ]);
  return { Terminal, FitAddon };
}
