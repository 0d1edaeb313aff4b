/**
 * The glossary: the one place that says what a term is called. Terms are linked at their first use on each
 * page at build time, and listed on /glossary.
 */
export interface GlossaryEntry {
  /** English kebab-case; the anchor on /glossary. */
  readonly id: string;
  /** The Chinese name used in every note. */
  readonly zh: string;
  readonly en: string;
  /** The usual abbreviation, or null. */
  readonly abbr: string | null;
  /** Other spellings that readers meet; they are found by search and linked like the term. */
  readonly aliases: readonly string[];
  /** One to three plain sentences. */
  readonly definition: string;
  /** Page and heading that explain the term, or null while no note does. */
  readonly section: string | null;
}
