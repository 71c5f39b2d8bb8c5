import type { Step, StepsOf } from '../find/FindSession.js';
import type { ViewerCommand } from '../input/keyMove.js';
import type { TextSelection } from '../input/TextSelection.js';
import type { ToolRequest } from './snapshot.js';

/** The viewer, as its commands change it. */
interface CommandView {
  /** What the reader has selected. */
  readonly selection: TextSelection;
  /** The first line in view, from 0. */
  firstLine(): number;
  /** The state of the viewer. */
  getSnapshot(): { readonly query: string };
  /** Marks a line. */
  markLines(line: number, extend: boolean): void;
  /** Opens a tool. */
  openTool(name: ToolRequest['name']): void;
}

/** What single letters ask for, and who does it. */
export class ViewerCommands {
  readonly #view: CommandView;
  /** Whether single letters are commands. */
  areOn = true;
  #handle: (command: ViewerCommand) => boolean = () => false;
  #goOnTimes: (() => void) | undefined;
  readonly #steps: Partial<Record<StepsOf, Step | undefined>> = {};

  constructor(view: CommandView) {
    this.#view = view;
  }

  /** Sets what the component does for other commands; it returns `false` where it does nothing. */
  setHandler(handle: (command: ViewerCommand) => boolean): void {
    this.#handle = handle;
  }

  /** Sets how to go on to another way of showing times; `undefined` where nobody does. */
  setTimes(goOn: (() => void) | undefined): void {
    this.#goOnTimes = goOn;
  }

  /** Sets how `n` and `N` go through matches, or through problems. */
  setStep(of: StepsOf, step: Step | undefined): void {
    this.#steps[of] = step;
  }

  /** Does what a command asks for; returns whether there was something to do. */
  run(command: ViewerCommand): boolean {
    if (!this.areOn) return false;
    const view = this.#view;
    switch (command) {
      case 'link':
        view.markLines(view.selection.head?.line ?? view.firstLine(), false);
        return true;
      case 'next':
      case 'previous': {
        const step = this.#steps[view.getSnapshot().query === '' ? 'problems' : 'matches'];
        step?.(command === 'next' ? 1 : -1);
        return step !== undefined;
      }
      case 'timestamps':
        this.#goOnTimes?.();
        return this.#goOnTimes !== undefined;
      case 'filter':
      case 'copy':
      case 'json':
      case 'goToLine':
      case 'folds':
      case 'links':
      case 'shortcuts':
        view.openTool(command);
        return true;
      default:
        return this.#handle(command);
    }
  }
}
