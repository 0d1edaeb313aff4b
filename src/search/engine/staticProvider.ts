import type {CoreFile} from '../format';
import {atomsOf, Glossary} from '../front/glossary';
import {initialLetters, Lexicon} from '../front/lexicon';
import {likelyLetters, mend, type Unknown} from '../front/mend';
import {planQuery, type Lookup, type Plan} from '../front/plan';
import {Vocabulary, vocabularyNumbers} from '../front/typos';
import {fold, type CharacterMap} from '../text/fold';
import {SearchError, type Rewrite, type SearchAnswer, type SearchProvider, type SearchQuery} from '../types';
import {groupSections, type RankedSection} from './groups';
import type {MarkTerm} from './marks';
import {Places} from './places';
import {
  headingBonus,
  headingForms,
  scoreOf,
  scoreSections,
  type Scored,
  type Scores,
  type UnitHits,
  type Weighed,
} from './rank';
import {makeSnippet} from './snippet';
import {IndexStore, type FileLoader} from './store';
import {SectionTable} from './table';
import {Terms} from './terms';

const LIMIT = 20;
const SNIPPETS = 8;
/** Sections whose headings are looked at: all that matter where the table is at hand, fewer where it must be fetched. */
const LOOKED_AT = 400;
const LOOKED_AT_REMOTE = 20;
/** Entries of long lists that are looked at, and how much of the best coverage they must have. */
const MOST_FAR = 6;
const AS_GOOD = 0.9;
/** On a site so large that its table is in blocks, a query uses this many shards at most. */
const MOST_SHARDS = 16;
/** If no section has more than this share of the query, none fits it. */
const FITS = 0.25;
/** A guess must cover this much more of the query than what was typed. */
const SURER = 0.08;
/** Guesses that are tried. */
const MOST_GUESSES = 8;
/** Sections that have less than this part of the best one's share are left out. */
const FITS_BESIDE_BEST = 0.35;
/** A run of this many characters is looked at for a slip even where its pairs may only meet. */
const SHORT_RUN = 6;
const MOST_SUGGESTIONS = 6;
/** Words that are looked through for a suggestion. */
const SUGGESTED = 600;
/** 「词元是什么」 is answered by the glossary first. */
const DEFINITION_BONUS = 1.5;

interface Ready {
  readonly core: CoreFile;
  readonly map: CharacterMap;
  readonly glossary: Glossary;
  readonly terms: Terms;
  readonly table: SectionTable;
  /** For whoever adds up by section, as long as it does not wait for anything. */
  readonly places: Places;
}

interface Run {
  readonly plan: Plan;
  readonly found: readonly UnitHits[];
  readonly weighed: readonly Weighed[];
  readonly ranked: readonly RankedSection[];
  /** The largest share of the query that one section has. */
  readonly coverage: number;
}

/** Answers from the static index: fetches the few files that a query needs, and keeps them. */
export class StaticProvider implements SearchProvider {
  #store: IndexStore;
  #ready: Promise<Ready> | null = null;
  #lexicon: Promise<Lexicon> | null = null;
  #vocabulary = new Vocabulary();

  constructor(private readonly load: FileLoader) {
    this.#store = new IndexStore(load);
  }

  async warm(): Promise<void> {
    try {
      const {table} = await this.#start();
      await table.loadNear();
    } catch {
      // The reader has asked nothing yet; the query will say what is wrong.
    }
  }

  async search(query: SearchQuery, signal?: AbortSignal): Promise<SearchAnswer> {
    try {
      return await this.#search(query, signal);
    } catch (error) {
      // A site that was published anew has its index in another folder: begin again, and mix nothing old with it.
      if (error instanceof SearchError && error.kind !== 'offline') this.#forget();
      throw error;
    }
  }

  #forget(): void {
    this.#store = new IndexStore(this.load);
    this.#ready = null;
    this.#lexicon = null;
    this.#vocabulary = new Vocabulary();
  }

  async #search(query: SearchQuery, signal?: AbortSignal): Promise<SearchAnswer> {
    const ready = await this.#start();
    signal?.throwIfAborted();
    const folded = fold(query.text, ready.map).trim();
    if (!query.literal) this.#prepareGuesses(ready, folded);
    let run = await this.#run(ready, folded);
    signal?.throwIfAborted();
    let rewrite: Rewrite | null = null;
    const tried = [folded];
    const unknown = unknownOf(run);
    if (!query.literal && unknown.words.size + unknown.pairs.size + unknown.meeting.size > 0) {
      const guesses = await mend(folded, unknown, {
        lexicon: (letters) => this.#lexiconWith(ready, letters),
        vocabulary: (words) => this.#vocabularyFor(words),
        familiar: () => this.#familiar(),
      });
      signal?.throwIfAborted();
      for (const guess of guesses.slice(0, MOST_GUESSES)) {
        tried.push(guess.to);
        const second = await this.#run(ready, guess.to);
        if (second.coverage <= run.coverage + SURER) continue;
        run = second;
        rewrite = guess;
        // Only what the notes have as a whole is beyond doubt.
        if (second.coverage > 0.99) break;
      }
    }
    const found = run.coverage >= FITS;
    const fitting = run.ranked.filter(({coverage}) => coverage >= (found ? FITS_BESIDE_BEST * run.coverage : 0));
    const shown = fitting.slice(0, found ? (query.limit ?? LIMIT) : Math.min(query.limit ?? LIMIT, 5));
    const marks = markTerms(run);
    const texts = await this.#texts(ready, shown.slice(0, query.snippets ?? SNIPPETS));
    signal?.throwIfAborted();
    return {
      query: query.text,
      literal: query.literal ?? false,
      found,
      total: found ? fitting.length : 0,
      groups: groupSections(shown, marks, ready.map, (number) => {
        const text = texts.get(number);
        return text === undefined ? null : makeSnippet(text, marks, ready.map);
      }),
      rewrite,
      synonyms: [...new Set(run.plan.synonyms)],
      tried: [...new Set(tried)],
      suggestions: found ? [] : await this.#suggest(ready, folded),
      terms: marks.map(({text}) => text),
    };
  }

  #start(): Promise<Ready> {
    this.#ready ??= this.#load().catch((error: unknown) => {
      this.#ready = null;
      throw error;
    });
    return this.#ready;
  }

  async #load(): Promise<Ready> {
    const core = await this.#store.core();
    const [traditional, simplified] = core.fold.map((characters) => [...characters]);
    const map = new Map((traditional ?? []).map((character, at) => [character, simplified?.[at] ?? character]));
    const places = new Places(core.sections);
    return {
      core,
      map,
      places,
      glossary: new Glossary(core.glossary, map),
      terms: new Terms(this.#store, core.firsts, places),
      table: new SectionTable(this.#store, core, map),
    };
  }

  async #run(ready: Ready, folded: string): Promise<Run> {
    const plan = planQuery(folded, ready.glossary);
    const shards = ready.terms.within(lookupsOf(plan), ready.table.small ? Number.POSITIVE_INFINITY : MOST_SHARDS);
    const near = ready.table.loadNear();
    // Whoever waits for it hears of its failure; nobody may be waiting yet.
    near.catch(() => undefined);
    const found = await Promise.all(
      plan.units.map(async (unit) => ({
        unit,
        hits: await Promise.all(
          unit.alternatives.map((alternative) =>
            Promise.all(alternative.slots.map((slot) => ready.terms.look(slot, shards))),
          ),
        ),
      })),
    );
    const {small} = ready.table;
    const scores = scoreSections(found, ready.places, small ? LOOKED_AT : LOOKED_AT_REMOTE);
    const {scored, weighed} = scores;
    await near;
    const looked = small ? lookedAt(scores, ready.table) : scored;
    await ready.table.load(looked.map(({section}) => section));
    const forms = headingForms(plan, weighed);
    const total = weighed.reduce((sum, {weight}) => sum + weight, 0) || 1;
    const ranked = looked.flatMap(({section: number, base, coverage}) => {
      const section = ready.table.get(number);
      if (!section) return [];
      const explained = weighed.reduce(
        (sum, {unit, weight}) => (unit.section === number ? sum + weight / total : sum),
        0,
      );
      const defined = plan.defines && plan.units.some(({entry}) => entry === number);
      const bonus =
        headingBonus(forms, section, !section.address.includes('#')) +
        0.4 * explained +
        (defined ? DEFINITION_BONUS : 0);
      return [{section, coverage, score: scoreOf(section, base, bonus, coverage)}];
    });
    ranked.sort((a, b) => b.score - a.score || a.section.number - b.section.number);
    return {plan, found, weighed, ranked, coverage: Math.max(0, ...ranked.map(({coverage}) => coverage))};
  }

  async #texts(ready: Ready, sections: readonly RankedSection[]): Promise<Map<number, string>> {
    const size = ready.core.textBlock;
    const texts = new Map<number, string>();
    await Promise.all(
      sections.map(async ({section: {number}}) => {
        const block = await this.#store.text(Math.floor(number / size));
        texts.set(number, block[number % size] ?? '');
      }),
    );
    return texts;
  }

  /** Fetches what a guess at pinyin will need while the index is still asked whether it knows the words as they are. */
  #prepareGuesses(ready: Ready, folded: string): void {
    const letters = likelyLetters(folded, (word) => ready.glossary.at(atomsOf(word), 0) !== null);
    // If it fails, whoever needs it will ask again and hear why.
    if (letters.size > 0) this.#lexiconWith(ready, letters).catch(() => undefined);
  }

  async #lexiconWith(ready: Ready, letters: ReadonlySet<string>): Promise<Lexicon> {
    const store = this.#store;
    this.#lexicon ??= store.readings().then(
      (file) => new Lexicon(file),
      (error: unknown) => {
        this.#lexicon = null;
        throw error;
      },
    );
    const wanted = [...letters].filter((letter) => ready.core.letters.includes(letter));
    const [lexicon, files] = await Promise.all([
      this.#lexicon,
      Promise.all(wanted.map(async (letter) => [letter, await store.words(letter)] as const)),
    ]);
    for (const [letter, file] of files) lexicon.add(letter, file);
    return lexicon;
  }

  async #familiar(): Promise<readonly string[]> {
    return (await this.#store.familiar()).words.split(' ');
  }

  async #vocabularyFor(words: readonly string[]): Promise<Vocabulary> {
    const vocabulary = this.#vocabulary;
    const files = await Promise.all(
      [...vocabularyNumbers(words)].map(async (number) => [number, await this.#store.vocabulary(number)] as const),
    );
    for (const [number, file] of files) vocabulary.add(number, file);
    return vocabulary;
  }

  /** Names near to a query that found nothing: those that share characters with it, and words spelled alike. */
  async #suggest(ready: Ready, folded: string): Promise<string[]> {
    const words = folded.match(/[a-z][a-z0-9]+/gu) ?? [];
    const [lexicon, familiar, vocabulary] = await Promise.all([
      this.#lexiconWith(ready, new Set(words.flatMap((word) => [...initialLetters(word)]))),
      this.#familiar(),
      this.#vocabularyFor(words),
    ]);
    const characters = new Set(folded.match(/\p{Script=Han}/gu) ?? []);
    const names = ready.core.glossary.map(({names: [name = '']}) => name);
    const shared = [...names, ...familiar.slice(0, SUGGESTED)]
      .map((name) => ({name, count: [...name].filter((character) => characters.has(character)).length / name.length}))
      .filter(({count}) => count >= 0.5)
      .sort((a, b) => b.count - a.count)
      .map(({name}) => name);
    const spelled = words.flatMap((word) => [
      ...vocabulary.near(word).slice(0, 2),
      ...lexicon.withInitials(word).slice(0, 2),
    ]);
    return [...new Set([...spelled, ...shared])].slice(0, MOST_SUGGESTIONS);
  }
}

/** On a small site: all notes, and of the lists that must be fetched the few entries that have all that the best one has. */
function lookedAt({scored, coverage: most}: Scores, table: SectionTable): Scored[] {
  let far = 0;
  return scored.filter(({section, coverage}) => {
    if (table.isNear(section)) return true;
    if (coverage < AS_GOOD * most || far >= MOST_FAR) return false;
    far += 1;
    return true;
  });
}

/** A plan's lookups, the most important first: what was typed, then other names, then where they meet. */
function lookupsOf({units}: Plan): Lookup[] {
  const rated = units.flatMap(({alternatives, weight, seam}) =>
    alternatives.flatMap((alternative) =>
      alternative.slots.flatMap(({lookups}) =>
        lookups.map((lookup) => ({
          lookup,
          worth: weight * alternative.weight * lookup.worth * (seam ? 0.5 : 1),
        })),
      ),
    ),
  );
  return rated.sort((a, b) => b.worth - a.worth).map(({lookup}) => lookup);
}

/** What the index does not have of what was typed. */
function unknownOf({found}: Run): Unknown {
  const words = new Set<string>();
  const pairs = new Set<string>();
  const meeting = new Set<string>();
  for (const {unit, hits} of found) {
    if (unit.seam || unit.weight < 1) continue;
    const typed = unit.alternatives[0];
    const short = (typed?.slots.length ?? 0) < SHORT_RUN;
    typed?.slots.forEach((slot, at) => {
      const hit = hits[0]?.[at];
      if (!hit) return;
      if (slot.word === null) {
        // Between two known words the pair is only where they meet.
        const known = (place: number): boolean => (hits[0]?.[place]?.frequency ?? 0) > 0;
        const between = known(at - 1) && known(at + 1);
        if (hit.frequency === 0 && (!between || short))
          slot.lookups.forEach(({term}) => (between ? meeting : pairs).add(term));
      } else if (!hit.exact && !hit.begun) words.add(slot.word);
    });
  }
  return {words, pairs, meeting};
}

/** What to mark: each part of the query in whatever words it was found, but nothing that only asks. */
function markTerms({found, weighed}: Run): MarkTerm[] {
  const terms = new Map<string, number>();
  for (const {unit, hits} of found) {
    if (unit.seam || unit.weight < 1) continue;
    const weight = weighed.find((one) => one.unit === unit)?.weight ?? 0;
    unit.alternatives.forEach((alternative, at) => {
      if (!hits[at]?.some(({frequency}) => frequency > 0)) return;
      terms.set(alternative.text, Math.max(terms.get(alternative.text) ?? 0, weight * alternative.weight));
    });
  }
  return [...terms].map(([text, weight]) => ({text, weight}));
}
