import {useEffect, useState} from 'react';

/** How a figure's state stands in the address. `parse` accepts anything; `format` keeps the other parameters. */
export interface AddressCodec<State> {
  readonly start: State;
  readonly parse: (search: string) => State;
  readonly format: (search: string, state: State) => string;
}

/**
 * A figure's state, kept in the address: read from it once the page is alive and whenever the reader goes back or forward,
 * written to it at every change. The first render is `start`, which is what the page was built with.
 */
export function useAddressState<State>(codec: AddressCodec<State>): [State, (state: State) => void] {
  const [state, setState] = useState(codec.start);
  useEffect(() => {
    const read = (): void => setState(codec.parse(window.location.search));
    read();
    window.addEventListener('popstate', read);
    return () => window.removeEventListener('popstate', read);
  }, [codec]);
  const change = (next: State): void => {
    setState(next);
    const {pathname, search, hash} = window.location;
    window.history.replaceState(window.history.state, '', pathname + codec.format(search, next) + hash);
  };
  return [state, change];
}

/**
 * An address's query with some parameters set, and those that are null taken out.
 *
 * @returns the query with its question mark, or nothing
 */
export function withParameters(search: string, values: Readonly<Record<string, string | null>>): string {
  const parameters = new URLSearchParams(search);
  for (const [name, value] of Object.entries(values)) {
    // Taken out first, so that the order does not depend on which was set earlier.
    parameters.delete(name);
    if (value !== null) parameters.append(name, value);
  }
  const text = parameters.toString();
  return text ? `?${text}` : '';
}
