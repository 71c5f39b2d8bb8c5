/** What stores that send AWS's messages say. */
export const STORE_MESSAGES: Readonly<Record<StoreErrorCode, string>> = {
  AccessDenied: 'Access Denied.',
  InvalidAccessKeyId: 'The AWS Access Key Id you provided does not exist in our records.',
  NoSuchBucket: 'The specified bucket does not exist',
  NoSuchKey: 'The specified key does not exist.',
  SignatureDoesNotMatch:
    'The request signature we calculated does not match the signature you provided. ' +
    'Check your key and signing method.',
};

type StoreErrorCode =
  'AccessDenied' | 'InvalidAccessKeyId' | 'NoSuchBucket' | 'NoSuchKey' | 'SignatureDoesNotMatch';
