import { describe, expect, onTestFinished, test } from 'vitest';

import '../../src/styles.css';
import css from '../../src/styles.css?inline';
import { documented, properties } from './styleTable.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** All style rules, those within layers and media queries too. */
function styleRules(rules: CSSRuleList = sheet.cssRules): CSSStyleRule[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSStyleRule) return [rule];
    return rule instanceof CSSGroupingRule ? styleRules(rule.cssRules) : [];
  });
}

/** Every element that computes the properties, from the outermost to the innermost. */
function mountRoots() {
  const host = document.createElement('div');
  host.innerHTML =
    '<div><div class="klv-run-logs"><div class="klv-diagnosis"></div><div class="klv-viewer">' +
    '</div></div></div>';
  document.body.append(host);
  onTestFinished(() => {
    host.remove();
  });
  const roots = [...host.querySelectorAll<HTMLElement>('[class]')];
  return { host, roots };
}

describe('the table of properties', () => {
  test('is the same for hosts and in the stylesheet', () => {
    expect(properties.length).toBeGreaterThan(30);
    expect(documented).toEqual(properties);
  });

  test.each(properties)('--klv-$name is what any element around says', ({ name }) => {
    const { host, roots } = mountRoots();
    const values = () =>
      roots.map((root) => getComputedStyle(root).getPropertyValue(`--klv-current-${name}`));
    // Of the default, `inherit`, there is nothing to inherit.
    const isInherited = name === 'ui-font-family';
    for (const value of values()) expect(value === '').toBe(isInherited);

    host.style.setProperty(`--klv-${name}`, 'of-the-page');
    expect(values()).toEqual(['of-the-page', 'of-the-page', 'of-the-page']);
    const [runLogs, diagnosis, viewer] = roots;
    runLogs?.style.setProperty(`--klv-${name}`, 'of-run-logs');
    expect(values()).toEqual(['of-run-logs', 'of-run-logs', 'of-run-logs']);
    diagnosis?.style.setProperty(`--klv-${name}`, 'of-the-diagnosis');
    viewer?.style.setProperty(`--klv-${name}`, 'of-the-viewer');
    expect(values()).toEqual(['of-run-logs', 'of-the-diagnosis', 'of-the-viewer']);
  });

  test('is the only place that reads what a host sets, and nothing declares it', () => {
    const declared: string[] = [];
    const read: string[] = [];
    for (const { style } of styleRules()) {
      declared.push(...[...style].filter((property) => /^--(?!klv-current-)/.test(property)));
      for (const [, name = ''] of style.cssText.matchAll(/var\(\s*(--[\w-]+)/g)) {
        if (!name.startsWith('--klv-current-')) read.push(name);
      }
    }
    expect(declared).toEqual([]);
    expect(read).toEqual(properties.map(({ name }) => `--klv-${name}`));
  });
});

describe('the stylesheet', () => {
  test('is in one cascade layer, and names nothing that is not its own', () => {
    const layers = [...sheet.cssRules].map((rule) =>
      rule instanceof CSSLayerBlockRule ? rule.name : rule.cssText,
    );
    expect(new Set(layers)).toEqual(new Set(['kfp-log-viewer']));
    for (const { selectorText } of styleRules()) {
      for (const selector of selectorText.split(/,(?![^(]*\))/)) {
        expect(selector).toMatch(/\.klv-|\[data-klv-/);
      }
    }
  });

  // Where a scheme is inherited, minifiers' rewritings of it fail: builtStyles.browser.test.tsx.
  test('has no light-dark()', () => {
    expect(styleRules().filter(({ cssText }) => cssText.includes('light-dark('))).toEqual([]);
  });

  test('has no colour and no font but those of the table', () => {
    const isTable = ({ cssText }: CSSStyleRule) => cssText.includes('--klv-current-background:');
    const rules = styleRules().filter((rule) => !isTable(rule));
    expect(rules).toHaveLength(styleRules().length - 1);
    for (const { style, cssText } of rules) {
      // Shadows are black in every theme.
      const text = cssText.replace(/box-shadow: [^;]+;/, '');
      expect(text).not.toMatch(/#[\da-f]{3}|rgb\(|hsl\(/i);
      const font = /font(?:-family)?: ([^;]+);/.exec(style.cssText)?.[1] ?? 'inherit';
      expect(font).toMatch(/inherit|var\(--klv-current-(?:ui-)?font-family\)/);
    }
  });
});
