import type { Credentials } from './Credentials.js';

/** What Argo's workflow controller does with the log of a step that ended. */
export interface ControllerSettings {
  archiveLogs: boolean;
  bucket: string;
  keyFormat: string;
  /** keyFormats of namespaces that have their own. */
  keyFormats: Readonly<Record<string, string>>;
  /** IANA zone of the controller's process, in which it writes dates; `UTC` as shipped. */
  timeZone: string;
  /** With which KFP's API server reads what was archived. */
  credentials: Credentials;
}
