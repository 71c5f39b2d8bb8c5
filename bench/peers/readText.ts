/** How often what has come is handed on, in milliseconds. */
const INTERVAL = 250;

/**
 * Reads a log as text for a viewer that does not stream: all of it at once, or, while more comes in
 * slowly, what there is, four times a second.
 */
export async function readText(url: string, onText: (text: string) => void): Promise<void> {
  const response = await fetch(url);
  if (!url.includes('append')) {
    onText(await response.text());
    return;
  }
  const decoder = new TextDecoder();
  let fresh = '';
  const timer = setInterval(() => {
    if (fresh !== '') onText(fresh);
    fresh = '';
  }, INTERVAL);
  const reader = response.body?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (!next || next.done) break;
    fresh += decoder.decode(next.value, { stream: true });
  }
  clearInterval(timer);
  onText(fresh);
}
