/** Puts a text into a field that React controls, as one input event of the reader does. */
export function enter(field: HTMLInputElement | null | undefined, text: string): void {
  if (!field) return;
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  value?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
