/** Express says so on each of its answers. */
export const POWERED_BY: Readonly<Record<string, string>> = { 'x-powered-by': 'Express' };
