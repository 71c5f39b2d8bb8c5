import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

/** A piece of code that a page of the documentation shows. */
export interface Sample {
  /** Where it stands: `docs/start.md:17`. */
  readonly place: string;
  readonly language: string;
  readonly code: string;
  /** Imports of the samples before it on the page, which it may go on from. */
  readonly imports: string;
}

/** What is read on GitHub and in the manual alike. */
export const PAGES: readonly string[] = [
  'README.md',
  'SECURITY.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const IMPORT = /^import (?:[^;]* from )?'[^']+';$/gm;

/** The samples of a page, in their order. */
export function samplesOf(page: string): readonly Sample[] {
  const text = readFileSync(page, 'utf8');
  let imports = '';
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => {
    const [, language = '', code = ''] = match;
    const line = text.slice(0, match.index).split('\n').length;
    const sample = { place: `${page}:${String(line)}`, language, code, imports };
    const own = code.match(IMPORT) ?? [];
    if (own.length > 0) imports = own.join('\n');
    return sample;
  });
}

/** What the pages take for granted: names that a host has, or that its reader knows. */
const HOST = `
declare const client: import('kfp-log-viewer').KfpClient;
declare const target: import('kfp-log-viewer').RunLogsTarget;
declare const runId: string;
declare const podName: string;
declare const namespace: string;
declare const createdAt: string;
declare const logLines: string[];
declare const queryClient: import('@tanstack/react-query').QueryClient;
declare const myService: {
  configMapOf(
    namespace: string,
    how: { signal: AbortSignal | undefined; refresh: boolean | undefined },
  ): Promise<string>;
};
declare const settings: {
  current: { logs?: import('kfp-log-viewer').LogPreferences };
  save(settings: { logs: import('kfp-log-viewer').LogPreferences }): void;
  onChange(listener: () => void): () => void;
};
declare function setBadge(status: string): void;
declare function logStore(target: import('kfp-log-viewer').RunLogsTarget): string;
declare function csrfToken(): string;
declare function StepLog(props: {
  target: import('kfp-log-viewer').RunLogsTarget;
}): import('react').ReactElement;

// Of KFP's page and its client of the metadata store.
declare interface V2beta1Run { run_id?: string; created_at?: Date }
declare interface MetadataValue { getStringValue(): string }
declare interface Artifact {
  getUri(): string;
}
declare interface LinkedArtifact { artifact: Artifact }
declare class Execution {
  static State: { CACHED: number };
  getLastKnownState(): number;
  getCustomPropertiesMap(): { get(name: string): MetadataValue | undefined };
}
declare interface StepProps { run: V2beta1Run; namespace: string; execution: Execution }
declare const commonCss: { pageOverflowHidden: string };
declare function Router(): import('react').ReactElement;
declare function targetOf(
  run: V2beta1Run,
  namespace: string,
  execution: Execution,
): import('kfp-log-viewer').RunLogsTarget;
declare function getLinkedArtifactsByExecution(execution: Execution): Promise<LinkedArtifact[]>;
declare function getArtifactName(artifact: LinkedArtifact): string | undefined;
declare function getStoreSessionInfoFromArtifact(artifact: LinkedArtifact): string | undefined;
`;

/** What the compiler has against each sample, by its place; without an entry where it has nothing. */
export function compile(samples: readonly Sample[]): ReadonlyMap<string, readonly string[]> {
  const root = process.cwd();
  const folder = join(root, 'test/manual');
  const host = join(folder, 'host.d.ts');
  const files = new Map([[host, HOST]]);
  const places = new Map<string, string>();
  samples.forEach(({ place, code, imports }, index) => {
    const file = join(folder, `sample-${String(index)}.tsx`);
    // A sample without imports goes on from the one before it.
    const before = /^import /m.test(code) ? '' : imports;
    files.set(file, `${before}\n${code}\nexport {};\n`);
    places.set(file, place);
  });
  const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)) as {
    config: Record<string, unknown>;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  // Of declarations, only those of the host are asked about.
  options.skipLibCheck = false;
  const compilerHost = ts.createCompilerHost(options);
  const real = { ...compilerHost };
  compilerHost.fileExists = (path) => files.has(path) || real.fileExists(path);
  compilerHost.readFile = (path) => files.get(path) ?? real.readFile(path);
  compilerHost.getSourceFile = (path, how, ...rest) => {
    const text = files.get(path);
    return text === undefined
      ? real.getSourceFile(path, how, ...rest)
      : ts.createSourceFile(path, text, how);
  };
  const program = ts.createProgram([...files.keys()], options, compilerHost);
  const errors = new Map<string, string[]>();
  for (const [file, place] of [...places, [host, 'what the host has'] as const]) {
    const source = program.getSourceFile(file);
    const found = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    if (found.length > 0) errors.set(place, found);
  }
  return errors;
}
