import type { ControllerSettings } from './ControllerSettings.js';
import { SHIPPED_KEY_FORMAT } from './SHIPPED_KEY_FORMAT.js';

/** Settings of the workflow controller: those of KFP's manifests where nothing else is said. */
export function createControllerSettings(
  settings: Partial<ControllerSettings> = {},
): ControllerSettings {
  return {
    archiveLogs: true,
    bucket: 'mlpipeline',
    keyFormat: SHIPPED_KEY_FORMAT,
    keyFormats: {},
    timeZone: 'UTC',
    credentials: { accessKey: 'minio', secretKey: 'minio123' },
    ...settings,
  };
}
