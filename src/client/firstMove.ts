/** What a reader does first, whatever it is. */
const MOVES = ['scroll', 'pointermove', 'pointerdown', 'keydown'];

/** Runs something once the reader has begun to move: behind the answer to a tap or key that begins it. */
export function onFirstMove(run: () => void): void {
  const first = (event: Event): void => {
    // A pointer at rest is reported too when what lies under it is laid out.
    if (
      event.type === 'pointermove' &&
      (event as PointerEvent).movementX === 0 &&
      (event as PointerEvent).movementY === 0
    )
      return;
    for (const type of MOVES) document.removeEventListener(type, first, true);
    if (event.type === 'pointerdown') afterTap(run);
    else if (event.type === 'keydown') answered(run);
    else run();
  };
  for (const type of MOVES) document.addEventListener(type, first, {capture: true, passive: true});
}

/** The longest that a finger which stays down holds anything up, ms. */
const HELD_MS = 1000;

/**
 * Runs something when the tap that has begun is answered: the app's first task takes a slow phone a third of a second, and
 * a tap on the menu must not wait behind it.
 */
function afterTap(run: () => void): void {
  let timer = 0;
  const lifted = (): void => {
    for (const type of ['pointerup', 'pointercancel']) document.removeEventListener(type, lifted, true);
    clearTimeout(timer);
    answered(run);
  };
  for (const type of ['pointerup', 'pointercancel']) document.addEventListener(type, lifted, true);
  timer = window.setTimeout(lifted, HELD_MS);
}

/** After the frame that shows what the event has changed. */
function answered(run: () => void): void {
  // The click comes behind the lifted finger.
  setTimeout(() => requestAnimationFrame(() => setTimeout(run)));
}
