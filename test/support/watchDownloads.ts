import { cdp } from 'vitest/browser';

/** Downloads that a page has begun. No file is written. */
export interface Downloads {
  /** Names of the files, in order. */
  readonly names: string[];
  /** To be called before the page goes: an event that comes after it is an error of the run. */
  stop(): Promise<void>;
}

const BEGIN = 'Browser.downloadWillBegin';

/** Watches the downloads of this page, through the browser's own events. */
export async function watchDownloads(): Promise<Downloads> {
  const { targetInfo } = await cdp().send('Target.getTargetInfo');
  const { browserContextId = '' } = targetInfo;
  const tell = (eventsEnabled: boolean) =>
    cdp().send('Browser.setDownloadBehavior', {
      behavior: 'deny',
      browserContextId,
      eventsEnabled,
    });
  const names: string[] = [];
  const onBegin = ({ suggestedFilename }: { suggestedFilename: string }): void => {
    names.push(suggestedFilename);
  };
  cdp().on(BEGIN, onBegin);
  await tell(true);
  return {
    names,
    stop: async () => {
      await tell(false);
      cdp().off(BEGIN, onBegin);
    },
  };
}
