import {useCallback, useEffect, useRef, useState} from 'react';
import type {AddressCodec} from '../utils/address';

/** A slider sends many values a second, and Safari refuses more than 100 changes of the address in 30 seconds. */
const WRITE_AFTER_MS = 300;

/**
 * A figure's state, kept in the address: read from it once the page is alive and whenever the reader goes back or forward,
 * written to it a moment after a change. The first render is `start`, which is what the page was built with.
 */
export function useAddressState<State>(codec: AddressCodec<State>): readonly [State, (state: State) => void] {
  const [state, setState] = useState(codec.start);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => {
    const read = (): void => setState(codec.parse(window.location.search));
    read();
    window.addEventListener('popstate', read);
    return () => {
      window.removeEventListener('popstate', read);
      window.clearTimeout(timer.current);
    };
  }, [codec]);
  const change = useCallback(
    (next: State): void => {
      setState(next);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => {
        const {pathname, search, hash} = window.location;
        window.history.replaceState(window.history.state, '', pathname + codec.format(search, next) + hash);
      }, WRITE_AFTER_MS);
    },
    [codec],
  );
  return [state, change];
}
