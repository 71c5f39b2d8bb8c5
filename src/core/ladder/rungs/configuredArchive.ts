import { parseKeyFormat } from '../../archive/parseKeyFormat.js';
import { renderKey } from '../../archive/renderKey.js';
import { workflowNameOf } from '../../archive/workflowNameOf.js';
import { readObject } from '../readObject.js';
import type { Rung } from '../Rung.js';

/** The key that the host's static key format gives for this step. */
export const configuredArchive: Rung = {
  name: 'configuredArchive',
  climb: (context) => {
    const { target, facts, options } = context;
    const { archive } = options;
    const podName = target.podName ?? facts.podName;
    if (!archive || !podName) return Promise.resolve(context.skip());

    const createdAt = target.createdAt ?? facts.workflow?.createdAt;
    const rendered = renderKey(parseKeyFormat(archive.keyFormat), {
      workflowName: target.workflowName ?? facts.workflow?.name ?? workflowNameOf(podName),
      namespace: target.namespace,
      podName,
      createdAt: createdAt ? new Date(createdAt) : undefined,
    });
    if (rendered.unresolved) {
      const tags = rendered.unresolved.map(({ tag }) => `{{${tag}}}`).join(', ');
      return Promise.resolve(context.skip({ code: 'key-tags-unsupported', params: { key: tags } }));
    }
    return readObject(context, 'configuredArchive', {
      source: archive.source ?? 'minio',
      bucket: archive.bucket ?? 'mlpipeline',
      // Joined as Go's path.Join does, which leaves an empty format without a slash.
      key: [rendered.key, `${target.container ?? 'main'}.log`].filter(Boolean).join('/'),
    });
  },
};
