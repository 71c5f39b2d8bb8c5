import type { StoreSettings } from './StoreSettings.js';

/** Settings of the object store: KFP's own, up, and with its one account, where nothing else is said. */
export function createStoreSettings(settings: Partial<StoreSettings> = {}): StoreSettings {
  return {
    health: 'up',
    address: '10.96.0.9:9000',
    dialect: 'aws',
    checksSecretKeys: true,
    accounts: { minio: { secretKey: 'minio123', mayRead: true } },
    ...settings,
  };
}
