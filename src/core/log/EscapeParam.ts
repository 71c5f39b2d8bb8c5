/** One parameter of a control sequence: `38:5:208` is 38 with the sub-parameters 5 and 208. */
export interface EscapeParam {
  /** 0 when left out. */
  value: number;
  /** Parts after a colon; −1 where one is left out. */
  subs?: number[];
}
