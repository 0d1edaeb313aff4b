/** True once Docusaurus's app has taken over the page: it says so itself on the root element. */
export function isHydrated(): boolean {
  return document.documentElement.dataset.hasHydrated === 'true';
}

/** Resolves when the app has taken over and the effects of its first render have run. */
export function hydrated(): Promise<void> {
  const settle = (resolve: () => void): void => void requestAnimationFrame(() => void setTimeout(resolve));
  return new Promise((resolve) => {
    if (isHydrated()) {
      settle(resolve);
      return;
    }
    const observer = new MutationObserver(() => {
      if (!isHydrated()) return;
      observer.disconnect();
      settle(resolve);
    });
    observer.observe(document.documentElement, {attributeFilter: ['data-has-hydrated']});
  });
}
