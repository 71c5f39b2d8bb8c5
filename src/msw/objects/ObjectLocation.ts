import type { Credentials } from '../world/Credentials.js';

/** An object of the store, and the credentials to ask for it with. */
export interface ObjectLocation {
  bucket: string;
  key: string;
  credentials: Credentials;
}
