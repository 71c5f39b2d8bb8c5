import { isRecord } from './isRecord.js';
import { MalformedExchanges } from './MalformedExchanges.js';
import { readText } from './readText.js';

/** @throws {MalformedExchanges} when the file holds no JSON object */
export async function readJson(file: string): Promise<Record<string, unknown>> {
  const text = await readText(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MalformedExchanges(`${file} is not JSON: ${reason}`, { cause: error });
  }
  if (!isRecord(value)) throw new MalformedExchanges(`${file} holds no JSON object.`);
  return value;
}
