import { readdirSync, readFileSync } from 'node:fs';

import bcd, { type CompatStatement, type Identifier } from '@mdn/browser-compat-data';
import postcss from 'postcss';
import ts from 'typescript';

/**
 * Finds what the package uses that its lowest browsers do not have: of the platform and of JavaScript by the
 * types of the sources, which `tsc` builds one to one, and of CSS by the stylesheet. What a browser has is
 * said by https://github.com/mdn/browser-compat-data. Part of `npm run lint`; with `--unknown`, it lists what
 * the data does not know by the name that TypeScript has for it, such as the fields of dictionaries.
 *
 * Not `eslint-plugin-compat`: it knows no types, and therefore neither methods, as `AbortSignal.any`, nor
 * styles.
 */
const LOWEST = { chrome: 116, edge: 116, firefox: 124, safari: 17.4, safari_ios: 17.4 };
type Browser = keyof typeof LOWEST;

/** What the lowest browsers lack and the package can do without, and how it does. */
const OPTIONAL: Readonly<Record<string, string>> = {
  'api.ClipboardItem': 'a long selection is copied at once where there is none',
  'api.ClipboardItem.ClipboardItem': 'the same',
  'api.Clipboard.write': 'the same',
  'api.Scheduler': 'another way to yield takes its place',
  'api.scheduler': 'the same',
  'api.ReadableStreamBYOBReader.read': 'a body is read by chunks of the browser’s size',
  'cursor: pointer': 'a finger has no pointer',
  'cursor: default': 'the same',
  'forced-color-adjust': 'where it is missing, no colours are forced',
  'forced-color-adjust: none': 'the same',
  'overflow-anchor': 'where it is missing, nothing is anchored',
  'overflow-anchor: none': 'the same',
  'user-select': 'it stands there with its prefix too',
  '-webkit-touch-callout': 'only Safari on iOS has the callout that it stops',
  '-webkit-touch-callout: none': 'the same',
  'scrollbar-color': 'the scrollbar has the colours of the system',
  'transition-behavior': 'only changes of the main colours are seen at once, see docs/theming.md',
};

const found = new Map<string, string>();
const unknown = new Map<string, string>();

/** Notes a feature that the browsers lack, at its first place. */
function check(feature: string, statement: CompatStatement | undefined, place: string): void {
  const lacking = (Object.keys(LOWEST) as Browser[]).filter((browser) => {
    const support = statement?.support[browser];
    const said = Array.isArray(support) ? support : support ? [support] : [];
    const since = said
      .filter(({ flags, prefix, alternative_name: name, version_removed: end }) => {
        return !flags && !prefix && !name && !end;
      })
      .map(({ version_added: version }) =>
        typeof version === 'string' ? Number.parseFloat(version.replace('≤', '')) : Infinity,
      );
    return statement !== undefined && !(Math.min(...since) <= LOWEST[browser]);
  });
  if (lacking.length === 0 || feature in OPTIONAL || found.has(feature)) return;
  found.set(feature, `${place}: ${feature} is not in ${lacking.join(', ')}`);
}

/** Interfaces of TypeScript's that the data does not have by themselves, and one that has their members. */
const MIXINS: Readonly<Record<string, string>> = {
  ...{ ParentNode: 'Element', ChildNode: 'Element', ARIAMixin: 'Element', Animatable: 'Element' },
  ...{ ElementCSSInlineStyle: 'HTMLElement', HTMLOrSVGElement: 'HTMLElement', Body: 'Response' },
  ...{ GlobalEventHandlers: 'Element', InnerHTML: 'Element', NonElementParentNode: 'Document' },
  ...{ NavigatorID: 'Navigator', NavigatorOnLine: 'Navigator', NavigatorLanguage: 'Navigator' },
  ...{ CSSStyleProperties: 'CSSStyleDeclaration', DocumentOrShadowRoot: 'Document' },
  ...{ RegExpMatchArray: 'RegExp', RegExpExecArray: 'RegExp', ReadonlyArray: 'Array' },
  ...{ ReadonlyMap: 'Map', ReadonlySet: 'Set', CallableFunction: 'Function' },
};

function statementOf(owner: string, member: string): [string, CompatStatement | undefined] {
  const written = owner.replace(/Constructor$/, '').replace(/^(?:Ui|I)nt\d+Array$/, 'TypedArray');
  const name = MIXINS[written] ?? written;
  // Types have the listeners' methods, and others, again in each interface that inherits them.
  const inherited = ['Element', 'Node', 'EventTarget'].map(
    (base): [string, Identifier | undefined] => [`api.${base}.${member}`, bcd.api[base]?.[member]],
  );
  const property = member.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const isStyle = name.startsWith('CSSStyleDeclaration');
  const places: [string, Identifier | undefined][] = [
    [`api.${name}.${member}`, bcd.api[name]?.[member]],
    [`api.${name}.${member}_static`, bcd.api[name]?.[`${member}_static`]],
    [`javascript.${name}.${member}`, bcd.javascript['builtins']?.[name]?.[member]],
    [`javascript.Intl.${name}.${member}`, bcd.javascript['builtins']?.['Intl']?.[name]?.[member]],
    [`api.${member}`, owner === 'WindowOrWorkerGlobalScope' ? bcd.api[member] : undefined],
    [property, isStyle ? bcd.css['properties']?.[property] : undefined],
    ...inherited,
  ];
  const place = places.find(([, entry]) => entry?.__compat) ?? places[0];
  return [place?.[0] ?? '', place?.[1]?.__compat];
}

function checkSources(): void {
  const { config } = ts.readConfigFile('tsconfig.build.json', (path) => ts.sys.readFile(path)) as {
    config: Record<string, unknown>;
  };
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  // The simulated KFP runs in tests.
  const program = ts.createProgram(
    fileNames.filter((file) => !file.includes('/src/msw/')),
    options,
  );
  const checker = program.getTypeChecker();
  for (const source of program.getSourceFiles()) {
    if (source.isDeclarationFile || !source.fileName.includes('/src/')) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return;
      if (ts.isIdentifier(node)) checkName(program, checker, node);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
}

function checkName(program: ts.Program, checker: ts.TypeChecker, node: ts.Identifier): void {
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
  const file = node.getSourceFile().fileName.replace(`${process.cwd()}/`, '');
  const place = `${file}:${String(line + 1)}`;
  for (const declaration of checker.getSymbolAtLocation(node)?.declarations ?? []) {
    if (!program.isSourceFileDefaultLibrary(declaration.getSourceFile())) continue;
    const { parent } = declaration;
    if (ts.isInterfaceDeclaration(parent)) {
      const [feature, statement] = statementOf(parent.name.text, node.text);
      if (!statement) unknown.set(feature, place);
      check(feature, statement, place);
    } else if (ts.isTypeLiteralNode(parent) && ts.isVariableDeclaration(parent.parent)) {
      const owner = parent.parent.name.getText();
      check(...statementOf(owner, node.text), place);
    } else if (ts.isSourceFile(parent) || ts.isVariableDeclarationList(parent)) {
      const entry = bcd.api[node.text] ?? bcd.javascript['builtins']?.[node.text];
      check(`api.${node.text}`, entry?.__compat, place);
    }
  }
}

function checkStyles(): void {
  const { 'at-rules': atRules, properties, selectors, types } = bcd.css;
  for (const file of readdirSync('src/styles')) {
    const root = postcss.parse(readFileSync(`src/styles/${file}`, 'utf8'));
    const at = (node: postcss.Node): string =>
      `src/styles/${file}:${String(node.source?.start?.line ?? 0)}`;
    root.walk((node) => {
      if (node.type === 'atrule') check(`@${node.name}`, atRules?.[node.name]?.__compat, at(node));
      if (node.type === 'rule') {
        for (const [, name = ''] of node.selector.matchAll(/::?([a-z-]+)/g)) {
          check(`:${name}`, selectors?.[name]?.__compat, at(node));
        }
      }
      if (node.type !== 'decl') return;
      const property = node.prop.startsWith('--') ? undefined : properties?.[node.prop];
      check(node.prop, property?.__compat, at(node));
      for (const [word] of node.value.matchAll(/[a-z][a-z-]*/g)) {
        check(`${node.prop}: ${word}`, property?.[word]?.__compat, at(node));
      }
      for (const [, name = ''] of node.value.matchAll(/([a-z][a-z-]*)\(/g)) {
        const entry = types?.[name] ?? types?.['color']?.[name];
        check(`${name}()`, entry?.__compat, at(node));
      }
      for (const [, unit = ''] of node.value.matchAll(/\d([a-z]+)\b/g)) {
        check(`1${unit}`, types?.['length']?.[unit]?.__compat, at(node));
      }
    });
  }
}

/** Whether the documentation names the same versions. */
function checkPages(): void {
  const { chrome, firefox, safari } = LOWEST;
  const said = `Chrome and Edge ${String(chrome)}, Firefox ${String(firefox)}, Safari ${String(safari)}`;
  for (const page of ['README.md', 'docs/start.md']) {
    const text = readFileSync(page, 'utf8').replaceAll(/\s+/g, ' ');
    if (!text.includes(said)) found.set(page, `${page} does not say "${said}"`);
  }
}

checkSources();
checkStyles();
checkPages();
if (process.argv.includes('--unknown')) console.log([...unknown]);
for (const problem of found.values()) console.error(problem);
if (found.size > 0) process.exitCode = 1;
else console.log('Every browser from the lowest versions on has what the package uses.');
