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

/** Every model of the notes, family by family. */
export const models: readonly Model[] = [
  ...gpt,
  ...llama,
  ...chineseLlama,
  ...baichuan,
  ...glm,
  ...qwen,
  ...internlm,
  ...yiModels,
  ...deepseek,
  ...minicpm,
  ...kimi,
  ...minimax,
  ...hunyuan,
];

const byId = new Map(models.map((model) => [model.id, model]));

/** @throws RangeError for an id that no model has */
export function modelRecord(id: string): Model {
  const model = byId.get(id);
  if (!model) throw new RangeError(`没有模型 ${id}；有 ${[...byId.keys()].join('、')}`);
  return model;
}
