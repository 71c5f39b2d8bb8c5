/** Each entry with all of its types, for a compiler of 2024 that checks libraries too. */
export type * as core from 'kfp-log-viewer/core';
export type * as locale from 'kfp-log-viewer/locales/zh-CN';
export type * as msw from 'kfp-log-viewer/msw';
export type * as react from 'kfp-log-viewer';
export type * as viewer from 'kfp-log-viewer/viewer';
