import type {CharacterMap} from '../text/fold';

/**
 * Texts at even steps, so many that they have about so many characters together; all of them if they have no more. The step
 * doubles whenever they become too many, so that no more than that is ever in memory.
 */
export class TextSample {
  #texts: string[] = [];
  #characters = 0;
  #step = 1;
  #number = 0;

  /** @param most characters (UTF-16 code units) */
  constructor(private readonly most: number) {}

  get texts(): readonly string[] {
    return this.#texts;
  }

  add(text: string): void {
    const taken = this.#number % this.#step === 0;
    this.#number += 1;
    if (!taken) return;
    this.#texts.push(text);
    this.#characters += text.length;
    while (this.#characters > this.most && this.#texts.length > 1) {
      this.#step *= 2;
      this.#texts = this.#texts.filter((_, at) => at % 2 === 0);
      this.#characters = this.#texts.reduce((sum, {length}) => sum + length, 0);
    }
  }
}

const CODE_UNITS = 0x10000;

/** Which characters a site writes. */
export class UsedCharacters {
  readonly #used = new Uint8Array(CODE_UNITS);

  add(text: string): void {
    for (let at = 0; at < text.length; at += 1) this.#used[text.charCodeAt(at)] = 1;
  }

  /** The part of a map that leads to characters of the site. */
  cut(map: CharacterMap): CharacterMap {
    return new Map([...map].filter(([, simplified]) => this.#used[simplified.charCodeAt(0)] === 1));
  }
}
