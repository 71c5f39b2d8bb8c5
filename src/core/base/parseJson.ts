/**
 * Arrays, objects and their members in a JSON text. A workflow of thousands of steps has some hundred
 * thousand; twenty million empty objects in 60 MB block a page for half a minute.
 */
const MOST_VALUES = 1_000_000;
/** Arrays and objects in one another: those of Kubernetes stay below 50. */
const DEEPEST = 200;

/** A JSON text has more values, or deeper ones, than are read. */
export class JsonLimitError extends Error {}

/**
 * Parses what a server sends. The structure is measured first, in a time that depends on the length
 * only: the parser itself takes its time, and memory, for each value.
 *
 * @throws {JsonLimitError} for a text that would take too long
 * @throws {SyntaxError} for what is no JSON
 */
export function parseJson(text: string): unknown {
  let values = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      at = stringEnd(text, at);
    } else if (character === '[' || character === '{') {
      depth += 1;
      values += 1;
    } else if (character === ']' || character === '}') {
      depth -= 1;
    } else if (character === ',') {
      values += 1;
    }
    if (depth > DEEPEST) throw new JsonLimitError(`More than ${DEEPEST} levels.`);
    if (values > MOST_VALUES) {
      throw new JsonLimitError(`More than ${MOST_VALUES.toLocaleString('en')} values.`);
    }
  }
  return JSON.parse(text);
}

/** The quotation mark that ends a string; the end of the text, when none does. */
function stringEnd(text: string, open: number): number {
  let end = text.indexOf('"', open + 1);
  while (end >= 0) {
    let slashes = end;
    while (text[slashes - 1] === '\\') slashes -= 1;
    if ((end - slashes) % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}
