import type {Model} from '../types';
import {qwen1Models} from './qwen1';
import {qwen2Models} from './qwen2';
import {qwen3Models} from './qwen3';
import {qwen35Models} from './qwen35';

/** Every Qwen, generation by generation. */
export const qwen: readonly Model[] = [...qwen1Models, ...qwen2Models, ...qwen3Models, ...qwen35Models];
