import {useCallback, useEffect, useRef, useState} from 'react';

/** A slider sends many values a second, and Safari refuses more than 100 changes of the address in 30 seconds. */
const WRITE_AFTER_MS = 300;

/**
 * State of a figure that is kept in the page's address. The first render is always `start`, which is what the page holds
 * without JavaScript; the address is read right after, and again when the reader goes back or forth.
 *
 * @param parse what the address says; what it does not say, or says wrongly, is as in `start`
 * @param format the address for a state, with other figures' parameters kept
 */
export function useAddressState<State>(
  start: State,
  parse: (search: string) => State,
  format: (search: string, state: State) => string,
): readonly [State, (state: State) => void] {
  const [state, setState] = useState(start);
  const timer = useRef<number | undefined>(undefined);

  useEffect(() => {
    const read = (): void => setState(parse(window.location.search));
    read();
    window.addEventListener('popstate', read);
    return () => {
      window.removeEventListener('popstate', read);
      window.clearTimeout(timer.current);
    };
  }, [parse]);

  const change = useCallback(
    (next: State): void => {
      setState(next);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => {
        const {pathname, search, hash} = window.location;
        window.history.replaceState(window.history.state, '', pathname + format(search, next) + hash);
      }, WRITE_AFTER_MS);
    },
    [format],
  );

  return [state, change];
}
