/** Stands in for Docusaurus's base address: a site below a path, so that an address without it shows. */
export function useBaseUrlUtils(): {withBaseUrl: (address: string) => string} {
  return {withBaseUrl: (address) => `/notes${address}`};
}
