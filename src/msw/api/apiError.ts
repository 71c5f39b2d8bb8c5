import { sendApiJson } from './sendApiJson.js';

const STATUS: Readonly<Record<number, number>> = { 5: 404, 7: 403, 13: 500, 16: 401 };

/** An error of KFP's API server: gRPC code, message for the log, message for people. */
export function apiError(code: 5 | 7 | 13 | 16, message: string, short: string): Response {
  const detail = { '@type': 'type.googleapis.com/google.rpc.Status', code, message: short };
  return sendApiJson({ code, message, details: [detail] }, STATUS[code] ?? 500);
}
