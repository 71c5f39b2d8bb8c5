import { parseKeyFormat } from './parseKeyFormat.js';
import { renderKey, type KeyValues } from './renderKey.js';

const DATE =
  '{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}';

/**
 * The key formats that KFP ships: of its workflow controller since 2.15, and of the controller
 * before, which the UI server still has built in.
 *
 * @see https://github.com/kubeflow/pipelines/pull/11965
 */
const SHIPPED_FORMATS = [
  `private-artifacts/{{workflow.namespace}}/{{workflow.name}}/${DATE}/{{pod.name}}`,
  `artifacts/{{workflow.name}}/${DATE}/{{pod.name}}`,
];

const DAY = 24 * 60 * 60 * 1000;
const MOST = 8;

/**
 * Keys under which a log may lie when nothing tells: both of KFP's formats with the day of the run,
 * with that of the step, and with the days beside the run's, for controllers in another time zone.
 * At most eight.
 *
 * @param startedAt When the step started
 */
export function guessKeys(
  values: KeyValues,
  startedAt: string | undefined,
  fileName: string,
): string[] {
  const run = values.createdAt?.getTime() ?? Number.NaN;
  const moments = [run, Date.parse(startedAt ?? ''), run - DAY, run + DAY];
  const keys = moments.flatMap((moment) =>
    SHIPPED_FORMATS.flatMap((format) => {
      const { key } = renderKey(parseKeyFormat(format), { ...values, createdAt: new Date(moment) });
      return key === undefined ? [] : [`${key}/${fileName}`];
    }),
  );
  return [...new Set(keys)].slice(0, MOST);
}
