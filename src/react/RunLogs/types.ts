import type { ReactNode } from 'react';

import type { Diagnosis, RunLogsTarget } from '../../core/index.js';
import type { UseRunLogsResult } from '../hooks/useSession.js';
import type { LogCommands } from './useLogCommands.js';

/** What each render function of `RunLogs` is given. */
export interface RunLogsParts {
  /** The step. */
  readonly target: RunLogsTarget;
  /** The log, and how the search for it stands. */
  readonly logs: UseRunLogsResult;
  /** What the toolbar does. */
  readonly commands: LogCommands;
}

/** What the render functions of a diagnosis are given. */
export interface DiagnosisParts extends RunLogsParts {
  /** What is to be said. */
  readonly diagnosis: Diagnosis;
}

/**
 * What a host adds to `RunLogs`, or replaces: render functions, called while `RunLogs` renders. They may
 * be written inline; a hook is for a component that they return.
 */
export interface RunLogsRenderers {
  /**
   * `false` for no toolbar, or a function that renders the host's own.
   *
   * @defaultValue `true`
   */
  toolbar?: boolean | ((parts: RunLogsParts) => ReactNode) | undefined;
  /** What stands before the commands of the toolbar. */
  renderToolbarStart?: ((parts: RunLogsParts) => ReactNode) | undefined;
  /** What stands after the commands of the toolbar. */
  renderToolbarEnd?: ((parts: RunLogsParts) => ReactNode) | undefined;
  /** Renders a diagnosis in place of `RunLogsDiagnostics`. */
  renderDiagnosis?: ((parts: DiagnosisParts) => ReactNode) | undefined;
  /** What stands after the title and the cause of a diagnosis, such as a link to another log store. */
  renderDiagnosisActions?: ((parts: DiagnosisParts) => ReactNode) | undefined;
}
