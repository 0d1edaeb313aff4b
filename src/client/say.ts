const SAID_MS = 2000;

let statusLine: HTMLElement | null = null;

/** Says something to sighted and screen-reader users alike, briefly. */
export function say(text: string): void {
  if (!statusLine?.isConnected) {
    statusLine = document.createElement('div');
    statusLine.className = 'note-status';
    statusLine.setAttribute('role', 'status');
    document.body.append(statusLine);
  }
  statusLine.textContent = text;
  window.setTimeout(() => {
    if (statusLine?.textContent === text) statusLine.textContent = '';
  }, SAID_MS);
}
