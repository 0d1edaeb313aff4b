/** The value of `name="value"` in a fence's info string, or null. */
export function metaValue(meta: string | null | undefined, name: string): string | null {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(meta ?? '')?.[1] ?? null;
}
