/** Runs something when the browser has nothing better to do; Safari, which does not say, a little later. */
export function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(run);
  else setTimeout(run, 200);
}
