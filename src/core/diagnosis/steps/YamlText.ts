import type { YamlValue } from './YamlValue.js';

/** A text that is itself YAML, as a ConfigMap holds it: written as a block. */
export class YamlText {
  readonly value: YamlValue;

  constructor(value: YamlValue) {
    this.value = value;
  }
}
