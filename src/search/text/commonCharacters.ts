import {isHan} from './characters';

/**
 * The 3,755 characters of GB 2312's first level, which that standard has in the order of their pinyin: a homophone may be a
 * character that the site never writes.
 */
export function commonCharacters(): string[] {
  const decoder = new TextDecoder('gbk');
  const characters: string[] = [];
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (isHan(character)) characters.push(character);
    }
  }
  return characters;
}
