/** Version of this package, for reports. A test holds it to `package.json`. */
export const VERSION = '0.1.0';
