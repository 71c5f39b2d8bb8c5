import { redact } from '../diagnosis/redact.js';

/** A request as evidence shows it: what was asked for, decoded for reading, secrets left out. */
export function showRequest(url: string): string {
  const shown = url.replace(/([?&]providerInfo=)[^&]*/g, '$1…');
  return redact(`GET ${decode(shown)}`);
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
