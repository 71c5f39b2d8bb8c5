/** Credentials for the store; anonymous when one of them is empty. */
export interface Credentials {
  accessKey: string;
  secretKey: string;
}
