/** A value that can be written as YAML. */
export type YamlValue =
  string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** YAML in a text, as a ConfigMap holds it under a key: written as a block scalar. */
export class YamlText {
  readonly value: YamlValue;

  constructor(value: YamlValue) {
    this.value = value;
  }
}

/** A value that may contain YAML in texts. */
type YamlNode = YamlValue | YamlText | readonly YamlNode[] | { readonly [key: string]: YamlNode };

/** Texts that YAML 1.1 and 1.2 read as the same string with and without quotes. */
const PLAIN = /^[A-Za-z][\w./-]{0,200}$/;
const WORDS = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/**
 * A JSON string is a YAML string, except for characters that YAML allows only as escapes; those that
 * are not seen are escaped as well, so that the YAML is what it looks like.
 *
 * @see https://yaml.org/spec/1.2.2/#51-character-set
 */
const ESCAPED =
  /[\u007f-\u009f\u2028\u2029\ufffe\uffff\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Writes YAML in which every text is quoted safely: names of namespaces, keys and buckets come from a
 * server or a host, and the YAML is applied to a cluster.
 */
export function toYaml(node: YamlNode): string {
  return lines(node).join('\n');
}

function lines(node: YamlNode): string[] {
  if (isList(node)) {
    return node.flatMap((item) => lines(item).map((line, at) => (at === 0 ? '- ' : '  ') + line));
  }
  if (isScalar(node)) return [scalar(node)];
  if (node instanceof YamlText) return lines(node.value);
  return Object.entries(node).flatMap(([key, value]) => {
    const name = scalar(key);
    if (value instanceof YamlText) return [`${name}: |`, ...indent(lines(value.value))];
    if (isScalar(value)) return [`${name}: ${scalar(value)}`];
    if (isEmpty(value)) return [`${name}: ${isList(value) ? '[]' : '{}'}`];
    return [`${name}:`, ...indent(lines(value))];
  });
}

function isList(node: YamlNode): node is readonly YamlNode[] {
  return Array.isArray(node);
}

function isScalar(node: YamlNode): node is string | number | boolean {
  return typeof node !== 'object';
}

function isEmpty(node: object): boolean {
  return Object.keys(node).length === 0;
}

function indent(all: readonly string[]): string[] {
  return all.map((line) => `  ${line}`);
}

function scalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  if (PLAIN.test(value) && !WORDS.test(value)) return value;
  return JSON.stringify(value).replace(ESCAPED, (char) => {
    const code = char.codePointAt(0) ?? 0;
    const [letter, digits] = code > 0xffff ? ['U', 8] : ['u', 4];
    return `\\${letter}${code.toString(16).padStart(digits, '0')}`;
  });
}
