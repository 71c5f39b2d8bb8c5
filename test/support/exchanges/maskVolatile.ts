/** A text without what differs from run to run in the headers of a Kubernetes error. */
export function maskVolatile(text: string): string {
  return text.replace(
    /"(date|x-kubernetes-pf-[a-z]+-uid)":"[^"]*"/g,
    (_whole, name: string) => `"${name}":"…"`,
  );
}
