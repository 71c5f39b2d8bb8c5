/** What the tasks of more than 50 ms took, in milliseconds. */
export interface LongTasks {
  longest: number;
  /** Total blocking time: what each took beyond 50 ms. */
  blocked: number;
}

/** Watches the main thread until the returned function is called. */
export function watchTasks(): () => Promise<LongTasks> {
  const durations: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) durations.push(duration);
  });
  observer.observe({ type: 'longtask' });
  return async () => {
    // The observer hears of a task a moment after it.
    await new Promise((resolve) => setTimeout(resolve, 200));
    observer.disconnect();
    return {
      longest: Math.max(0, ...durations),
      blocked: durations.reduce((sum, duration) => sum + duration - 50, 0),
    };
  };
}
