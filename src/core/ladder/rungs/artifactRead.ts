import { decodeArtifactData } from '../../kfp/body.js';
import type { Rung } from '../types.js';

/** The API server finds the key by itself; where KFP is installed for several users it never may. */
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
    // It refuses everybody where KFP has several users, and does not say which object is missing:
    // neither explains more than the rungs before it did.
    const unsaid = ['access-denied', 'object-missing', 'unknown'];
    const { cause } = reading;
    return { kind: 'miss', causes: cause && !unsaid.includes(cause.code) ? [cause] : [] };
  },
};
