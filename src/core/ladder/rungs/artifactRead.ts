import { decodeArtifactData } from '../../kfp/body.js';
import type { Rung } from '../rung.js';

/** The API server works out the key itself. In a multi-user installation it refuses every request. */
export const artifactRead: Rung = {
  name: 'artifactRead',
  climb: async (context) => {
    const { target, client, facts } = context;
    const node = facts.node?.id ?? target.nodeId ?? facts.podName;
    if (!node) return context.skip();
    const name = `${target.container}-logs`;
    const reading = await context.readLog(
      (signal) => client.readArtifact({ runId: target.runId, node, name }, { signal }),
      { decode: decodeArtifactData },
    );
    if (reading.kind === 'log') {
      return {
        kind: 'log',
        source: { rung: 'artifactRead', origin: 'artifact' },
        caveat: reading.cause,
      };
    }
    if (reading.kind === 'empty') return { kind: 'none', cause: { code: 'no-output', params: {} } };
    // Multi-user KFP refuses everybody, and a missing object is not named: the causes of the rungs
    // before explain more.
    const unhelpful = ['access-denied', 'object-missing', 'unknown'];
    const { cause } = reading;
    return { kind: 'miss', causes: cause && !unhelpful.includes(cause.code) ? [cause] : [] };
  },
};
