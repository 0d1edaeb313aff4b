/** The models by line: who made them, and from what. One lane of the timeline, one mark of the scatter plot. */
import {route} from '../route';
import {baichuan} from './baichuan';
import {chineseLlama} from './chineseLlama';
import {deepseek} from './deepseek';
import {glm} from './glm';
import {gpt} from './gpt';
import {hunyuan} from './hunyuan';
import {internlm} from './internlm';
import {kimi} from './kimi';
import {llama} from './llama';
import {minicpm} from './minicpm';
import {minimax} from './minimax';
import {qwen} from './qwen';
import type {Model} from './types';
import {yiModels} from './yi';

export interface Line {
  /** As it stands in addresses. */
  readonly id: string;
  readonly name: string;
  readonly models: readonly Model[];
  /** The title in src/data/route.ts of the note on this line. */
  readonly page: string;
}

const NEWER = '更新的模型';

export const lines: readonly Line[] = [
  {id: 'gpt', name: 'GPT', models: gpt, page: 'GPT 总览'},
  {id: 'llama', name: 'Llama', models: llama, page: '总览'},
  {id: 'chinese-llama', name: '中文 Llama 2', models: chineseLlama, page: '中文 Llama 2'},
  {id: 'baichuan', name: '百川', models: baichuan, page: '百川'},
  {id: 'glm', name: 'GLM', models: glm, page: 'ChatGLM'},
  {id: 'qwen', name: 'Qwen', models: qwen, page: 'Qwen'},
  {id: 'internlm', name: 'InternLM', models: internlm, page: 'InternLM 与 Yi'},
  {id: 'yi', name: 'Yi', models: yiModels, page: 'InternLM 与 Yi'},
  {id: 'deepseek', name: 'DeepSeek', models: deepseek, page: 'DeepSeek'},
  {id: 'minicpm', name: 'MiniCPM', models: minicpm, page: NEWER},
  {id: 'kimi', name: 'Kimi', models: kimi, page: NEWER},
  {id: 'minimax', name: 'MiniMax', models: minimax, page: NEWER},
  {id: 'hunyuan', name: '混元', models: hunyuan, page: NEWER},
];

/** Where the note on a line is; null while it is not written, or the route has no page of that title. */
export function pageOf({page}: Line): string | null {
  return route.flatMap(({pages}) => pages).find(({title}) => title === page)?.to ?? null;
}
