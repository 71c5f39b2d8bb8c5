import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  hashNodeName,
  logFileName,
  nodeIdOf,
  podNameOf,
  serverWorkflowName,
  workflowNameOf,
} from './names.js';

/** A name of a workflow, as Kubernetes generates them. */
const workflowName = fc.stringMatching(/^[a-z][a-z0-9]{0,10}(?:-[a-z0-9]{1,8}){0,3}$/);
const templateName = fc.stringMatching(/^[a-zA-Z0-9][-a-zA-Z0-9]{0,40}$/);

describe('hashNodeName', () => {
  test.each([
    ['', 2166136261],
    ['hello', 1335831723],
    ['world', 933488787],
    ['You cannot alter your fate. However, you can rise to meet it.', 827171719],
    ['こんにちは', 486186189],
    ['ワークフロー', 1626941668],
    ['nodename', 1454367246],
    ['stp.inline', 2902770869],
    ['hello-world[0].hello', 3731220306],
    ['output-value-placeholders-wf(0)', 3033990984],
    ['workflow-template-whalesay-template-hjgcg[0].step-1', 1408741],
  ])('of %j is %i', (name, hash) => {
    expect(hashNodeName(name)).toBe(hash);
  });

  test('is a number of 32 bits, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const hash = hashNodeName(name);
        expect(hash).toBe(hash >>> 0);
      }),
    );
  });
});

describe('podNameOf', () => {
  test.each([
    ['hello-world', 'hello-world', 'whalesay', 'v1', 'hello-world'],
    ['hello-world', 'hello-world', 'whalesay', 'v2', 'hello-world'],
    ['hello-world', 'hello-world[0].hello', 'whalesay', 'v1', 'hello-world-3731220306'],
    ['hello-world', 'hello-world[0].hello', 'whalesay', 'v2', 'hello-world-whalesay-3731220306'],
    [
      'output-value-placeholders-wf',
      'output-value-placeholders-wf(0)',
      'tell-pod-name',
      'v1',
      'output-value-placeholders-wf-3033990984',
    ],
    ['wfname', 'nodename', 'templatename', 'v2', 'wfname-templatename-1454367246'],
    ['wfname', 'stp.inline', '', 'v2', 'wfname-2902770869'],
    ['steps-4k5vn', 'steps-4k5vn[1].hello2a', 'whalesay', 'v2', 'steps-4k5vn-whalesay-2627784879'],
    [
      'work-avoidance-trkkq',
      'work-avoidance-trkkq[1].echo(1:1)',
      'echo',
      'v2',
      'work-avoidance-trkkq-echo-605537244',
    ],
    ['dag-nested-zxlc2', 'dag-nested-zxlc2.D.A', 'echo', 'v2', 'dag-nested-zxlc2-echo-694610844'],
    [
      'exit-handlers-n7s4n',
      'exit-handlers-n7s4n.onExit[0].notify',
      'send-email',
      'v2',
      'exit-handlers-n7s4n-send-email-3201878844',
    ],
    [
      'retry-backoff-s69z6',
      'retry-backoff-s69z6(1)',
      'main',
      'v1',
      'retry-backoff-s69z6-130058153',
    ],
    [
      'workflow-template-whalesay-template-hjgcg',
      'workflow-template-whalesay-template-hjgcg[0].step-1',
      'whalesay',
      'v1',
      'workflow-template-whalesay-template-hjgcg-1408741',
    ],
  ] as const)('%s: node %s of template %j, %s → %s', (wf, nodeName, template, format, podName) => {
    expect(podNameOf({ workflowName: wf, nodeName, templateName: template, format })).toBe(podName);
  });

  test('takes the second format unless told', () => {
    const parts = { workflowName: 'wf', nodeName: 'wf.a', templateName: 't' };
    expect(podNameOf(parts)).toBe(podNameOf({ ...parts, format: 'v2' }));
    expect(podNameOf({ ...parts, format: undefined })).toBe(podNameOf({ ...parts, format: 'v2' }));
  });

  test('cuts a long prefix, and never the number', () => {
    const name = podNameOf({
      workflowName: 'w'.repeat(63),
      nodeName: 'n',
      templateName: 't'.repeat(300),
    });
    expect(name).toBe(`${'w'.repeat(63)}-${'t'.repeat(242 - 64)}-${hashNodeName('n')}`);
    expect(name.length).toBeLessThanOrEqual(253);
  });
});

describe('nodeIdOf', () => {
  test.each([
    ['hello-world', 'hello-world', 'hello-world'],
    ['hello-world-whalesay-3731220306', 'hello-world', 'hello-world-3731220306'],
    ['hello-world-3731220306', 'hello-world', 'hello-world-3731220306'],
    ['steps-4k5vn-whalesay-2627784879', 'steps-4k5vn', 'steps-4k5vn-2627784879'],
    ['churn-7xk2p-metadata-1-2-retry-system-container-impl-17', 'churn-7xk2p', 'churn-7xk2p-17'],
    ['a-pod-of-another-kind', 'wf', 'a-pod-of-another-kind'],
  ])('of pod %s in %s is %s', (podName, wf, nodeId) => {
    expect(nodeIdOf(podName, wf)).toBe(nodeId);
  });

  test('has the number of the pod, in both formats', () => {
    fc.assert(
      fc.property(
        workflowName,
        fc.string({ minLength: 1 }),
        templateName,
        fc.constantFrom('v1' as const, 'v2' as const),
        (wf, suffix, template, format) => {
          const nodeName = wf + suffix;
          const podName = podNameOf({ workflowName: wf, nodeName, templateName: template, format });
          expect(nodeIdOf(podName, wf)).toBe(`${wf}-${hashNodeName(nodeName)}`);
        },
      ),
    );
  });
});

describe('workflowNameOf', () => {
  test.each([
    ['churn-7xk2p-system-container-impl-1234567890', 'churn-7xk2p'],
    ['churn-7xk2p-retry-system-container-impl-1234567890', 'churn-7xk2p'],
    ['churn-7xk2p-metadata-1-0-system-container-impl-3', 'churn-7xk2p'],
    ['churn-7xk2p-metadata-12-3-retry-system-container-impl-3', 'churn-7xk2p'],
    ['churn-7xk2p-system-container-driver-42', 'churn-7xk2p'],
    ['churn-7xk2p-system-dag-driver-42', 'churn-7xk2p'],
    ['churn-7xk2p-system-importer-42', 'churn-7xk2p'],
    ['a-system-container-impl-1-system-container-impl-2', 'a-system-container-impl-1'],
    ['tutorial-data-passing-xd87b-system-container-impl-1979540369', 'tutorial-data-passing-xd87b'],
    [
      'download-preprocess-train-deploy-pipeline-8wjv9-system-container-impl-1190848556',
      'download-preprocess-train-deploy-pipeline-8wjv9',
    ],
    ['retry-backoff-s69z6-130058153', 'retry-backoff-s69z6'],
    ['hello-world-example-l6q42', 'hello-world-example-l6q42'],
    ['', ''],
  ])('of pod %s is %s', (podName, wf) => {
    expect(workflowNameOf(podName)).toBe(wf);
  });

  test('is found for each template of KFP, whatever the workflow', () => {
    const template = fc.constantFrom(
      ...['system-container-impl', 'retry-system-container-impl', 'system-container-driver'],
      ...['metadata-0-1-system-container-impl', 'metadata-10-2-retry-system-container-impl'],
      ...['system-dag-driver', 'system-importer'],
    );
    fc.assert(
      fc.property(workflowName, template, fc.string(), (wf, templateOfKfp, task) => {
        const nodeName = `${wf}.root.${task}`;
        const podName = podNameOf({ workflowName: wf, nodeName, templateName: templateOfKfp });
        expect(workflowNameOf(podName)).toBe(wf);
      }),
    );
  });

  test('is read at once of 100,000 characters', () => {
    for (const unit of ['-', 'a-', '-metadata-1-1', '-system-container-impl-1', '1', '-retry']) {
      const podName = unit.repeat(Math.ceil(100_000 / unit.length));
      expect(podName.startsWith(workflowNameOf(`${podName}!`))).toBe(false);
      expect(podName.startsWith(workflowNameOf(podName))).toBe(true);
    }
  });
});

test.each([
  ['wf-system-container-impl-17', 'wf'],
  ['wf-retry-system-container-impl-17', 'wf-retry'],
  ['wf-system-dag-driver-17', 'wf-system-dag-driver-17'],
])('the UI server takes %s for a pod of %s', (podName, wf) => {
  expect(serverWorkflowName(podName)).toBe(wf);
});

test('a container’s log has its name', () => {
  expect(logFileName('main')).toBe('main.log');
});
