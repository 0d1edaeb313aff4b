import {PAGE, type Asked} from '../../utils/asked';
import type {Section} from './sections';

/** What readers ask that a section answers. */
export function askedOf({address, level}: Section, asked: Asked): readonly string[] {
  return asked.get(level === 1 ? PAGE : (address.split('#')[1] ?? '')) ?? [];
}
