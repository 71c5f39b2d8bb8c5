/** A kubelet that ends (`cut`) or holds back (`hold`) a container's log after some bytes. */
export interface KubeletFault {
  kind: 'cut' | 'hold';
  afterBytes: number;
}
