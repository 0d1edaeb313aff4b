// citation-js ships no types; this is the part of it that the bibliography uses.
declare module '@citation-js/core' {
  export class Cite {
    constructor(data: unknown);
    readonly data: readonly unknown[];
    format(kind: 'bibliography', options: {format: 'text'; template: string; lang: string}): unknown;
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
