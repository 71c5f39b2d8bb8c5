/** Whether the node of a pod can be asked for a log: `gone` is no Node object, `refuses` no kubelet. */
export type NodeState = 'answers' | 'refuses' | 'gone';
