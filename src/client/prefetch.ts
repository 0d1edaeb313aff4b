interface Connection {
  readonly saveData?: boolean;
}

/** Whether the reader has asked the browser to save data. */
export function savesData(): boolean {
  return (navigator as {connection?: Connection}).connection?.saveData === true;
}

/** Has the browser fetch an address for later, when it has time; one that knows no prefetch does nothing. */
export function prefetch(href: string, as?: 'script'): void {
  const link = document.createElement('link');
  link.rel = 'prefetch';
  if (as) link.as = as;
  link.href = href;
  document.head.append(link);
}
