import preview from '../.storybook/preview.js';
import { codesIn, CODES, DiagnosisGallery, panelOf } from './DiagnosisGallery.js';
import { expectDiagnosis } from './expectations.js';

const meta = preview.meta({
  title: 'Diagnoses',
  component: DiagnosisGallery,
  argTypes: {
    code: { control: 'select', options: CODES },
    origin: { table: { disable: true } },
  },
  play: async ({ canvasElement, args, globals }) => {
    for (const code of codesIn(args)) {
      const panel = canvasElement.querySelector<HTMLElement>(`#${code}`);
      await expectDiagnosis(panel, panelOf(code), globals['language']);
    }
  },
});

/** For the tests only: in the sidebar each story is there once, and the toolbar has its language. */
const CHINESE = { language: 'zh-CN' };

/** Every cause of the catalogue. The stories below test the same panels, a part each. */
export const All = meta.story({ name: 'All of them', tags: ['!test'] });

/** A single cause: pick it under "Controls". */
export const One = meta.story({ name: 'One, by its code', args: { code: 'key-mismatch' } });

export const Request = meta.story({
  name: 'The request is refused, or there is nothing to ask for',
  args: { origin: 'The request, and who may' },
});
export const RequestInChinese = Request.extend({ globals: CHINESE, tags: ['!dev'] });

export const Kubernetes = meta.story({
  name: 'The pod has not started, has printed nothing, or is gone',
  args: { origin: 'Kubernetes' },
});
export const KubernetesInChinese = Kubernetes.extend({ globals: CHINESE, tags: ['!dev'] });

export const Workflow = meta.story({
  name: 'The run’s workflow does not lead to an archived log',
  args: { origin: 'The run’s workflow' },
});
export const WorkflowInChinese = Workflow.extend({ globals: CHINESE, tags: ['!dev'] });

export const ArchiveKey = meta.story({
  name: 'The key of the archived log cannot be worked out',
  args: { origin: 'The key of an archived log' },
});
export const ArchiveKeyInChinese = ArchiveKey.extend({ globals: CHINESE, tags: ['!dev'] });

export const ObjectStore = meta.story({
  name: 'The object store refuses, is out of reach, or has no such object',
  args: { origin: 'The object store' },
});
export const ObjectStoreInChinese = ObjectStore.extend({ globals: CHINESE, tags: ['!dev'] });

export const Proxy = meta.story({
  name: 'A proxy answers in the place of KFP',
  args: { origin: 'A proxy in front' },
});
export const ProxyInChinese = Proxy.extend({ globals: CHINESE, tags: ['!dev'] });

export const ApiServer = meta.story({
  name: 'KFP’s API server fails',
  args: { origin: 'The API server' },
});
export const ApiServerInChinese = ApiServer.extend({ globals: CHINESE, tags: ['!dev'] });
