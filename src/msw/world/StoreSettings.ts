/** The S3 store behind KFP. */
export interface StoreSettings {
  /** `up`; `down`: nothing listens; `overloaded`: it answers 503. */
  health: 'down' | 'overloaded' | 'up';
  /** Host and port that errors name. */
  address: string;
  /** Ceph's gateway (`rgw`) sends error codes without a message. */
  dialect: 'aws' | 'rgw';
  /** Whether a wrong secret key is noticed. */
  checksSecretKeys: boolean;
  /** Known access keys. */
  accounts: Record<string, { secretKey: string; mayRead: boolean }>;
}
