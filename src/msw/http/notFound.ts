import { errorPage } from './errorPage.js';
import type { UiRequest } from './UiRequest.js';

/** Express's answer to a path that it has no route for. */
export function notFound(request: UiRequest): Response {
  return errorPage(404, `Cannot ${request.method} ${request.path}`);
}
