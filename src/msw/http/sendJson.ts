import { sendText } from './sendText.js';
import type { UiRequest } from './UiRequest.js';

/** An answer as Express's `res.json(value)` gives it. */
export function sendJson(request: UiRequest, value: unknown): Promise<Response> {
  return sendText(request, 200, JSON.stringify(value), 'application/json; charset=utf-8');
}
