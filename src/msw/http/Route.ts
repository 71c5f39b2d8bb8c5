import type { World } from '../world/World.js';
import type { UiRequest } from './UiRequest.js';

/** One route of the UI server. */
export interface Route {
  /** Methods that the route answers; all when left out. `GET` answers `HEAD` too. */
  methods?: readonly string[];
  /** Of the path below the server's base; groups become `params`. */
  pattern: RegExp;
  /** Whether the route is there under `/pipeline` as well; most are. */
  rootOnly?: boolean;
  /** Whether the server's settings have the route at all. */
  when?: (world: World) => boolean;
  handle: (world: World, request: UiRequest) => Response | Promise<Response>;
}
