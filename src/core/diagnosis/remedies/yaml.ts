/** What a piece of YAML is made of. */
export type YamlValue =
  string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** A text that is itself YAML, as a ConfigMap holds it: written as a block. */
export class YamlText {
  readonly value: YamlValue;

  constructor(value: YamlValue) {
    this.value = value;
  }
}

/** A value, with texts in it that are themselves YAML. */
type YamlNode = YamlValue | YamlText | readonly YamlNode[] | { readonly [key: string]: YamlNode };

/** Texts that mean the same with and without quotes, in YAML 1.1 and 1.2. */
const PLAIN = /^[A-Za-z][\w./-]{0,200}$/;
const WORDS = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/**
 * Writes YAML of which each text is safely quoted: names of namespaces, keys and buckets are what a
 * server or a host said they are, and end up in a cluster.
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
  // JSON's strings are YAML's, but for characters that YAML does not take as they are.
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
