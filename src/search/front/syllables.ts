// cspell:ignore iang uang iong
/** Which letters can be pinyin, and where its syllables may begin. */

const INITIALS = ['', ...'b p m f d t n l g k h j q x zh ch sh r z c s y w'.split(' ')];
const FINALS =
  'a o e i u v ai ei ui ao ou iu ie ue ve er an en in un vn ang eng ing ong ia ua uo ian iao uai uan iang uang iong'.split(
    ' ',
  );
const LONGEST = 6;

const SYLLABLES: ReadonlySet<string> = new Set(INITIALS.flatMap((initial) => FINALS.map((final) => initial + final)));
const BEGINNINGS: ReadonlySet<string> = new Set(
  [...SYLLABLES].flatMap((syllable) => Array.from({length: syllable.length}, (_, at) => syllable.slice(0, at + 1))),
);

/**
 * The first letters of the syllables that letters may be cut into; the last syllable may be half typed. More cuts are allowed
 * than Chinese has syllables: a word that is none of them is not found later.
 *
 * @returns none if the letters are no pinyin
 */
export function syllableLetters(letters: string): ReadonlySet<string> {
  const end = letters.length;
  // reaches[at]: whether the letters from there can be cut to the end.
  const reaches = Array.from({length: end + 1}, (_, at) => at === end || BEGINNINGS.has(letters.slice(at)));
  for (let at = end - 1; at >= 0; at -= 1) {
    for (let length = 1; length <= LONGEST && at + length < end && !reaches[at]; length += 1)
      reaches[at] = reaches[at + length] === true && SYLLABLES.has(letters.slice(at, at + length));
  }
  const found = new Set<string>();
  const begins = [true];
  for (let at = 0; at < end; at += 1) {
    if (!begins[at] || !reaches[at]) continue;
    found.add(letters.charAt(at));
    for (let length = 1; length <= LONGEST && at + length < end; length += 1)
      if (SYLLABLES.has(letters.slice(at, at + length))) begins[at + length] = true;
  }
  return reaches[0] ? found : new Set();
}
