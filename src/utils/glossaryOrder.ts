import {pinyin} from 'pinyin-pro';
import type {GlossaryEntry} from '../data/glossary';

/** The terms under one letter; Chinese terms stand under their pinyin. */
export interface GlossaryGroup {
  readonly letter: string;
  readonly entries: readonly GlossaryEntry[];
}

/** Orders terms by pinyin and letter. Runs at build time only: the pinyin tables never reach the reader. */
export function glossaryByLetter(glossary: readonly GlossaryEntry[]): GlossaryGroup[] {
  const keyed = glossary
    .map((entry) => ({entry, key: sortKey(entry.zh)}))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const groups = new Map<string, GlossaryEntry[]>();
  for (const {entry, key} of keyed) {
    const letter = /^[a-z]/.test(key) ? key.charAt(0).toUpperCase() : '#';
    groups.set(letter, [...(groups.get(letter) ?? []), entry]);
  }
  return [...groups].map(([letter, entries]) => ({letter, entries}));
}

function sortKey(name: string): string {
  return pinyin(name, {toneType: 'none', type: 'array', nonZh: 'consecutive'}).join(' ').toLowerCase();
}
