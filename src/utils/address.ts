/** How a figure's state stands in the address. `parse` accepts anything; `format` keeps the other parameters. */
export interface AddressCodec<State> {
  readonly start: State;
  readonly parse: (search: string) => State;
  readonly format: (search: string, state: State) => string;
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
