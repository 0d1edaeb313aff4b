/** What the generations of Qwen have in common. */
import {cite, printed, type Group, type scores, type shape} from '../define';

export const ALIBABA = {developer: '阿里云', kind: 'base'} as const;
export const MODEL_SCOPE = 'https://modelscope.cn/organization/qwen';
export const QWEN3 = 'https://github.com/QwenLM/Qwen3';

export type ScoreGroups = readonly ReturnType<typeof scores>[];
export type Sizes = Parameters<typeof shape>[2];

export const free = (id: Parameters<typeof cite>[0], where: string): Group =>
  cite(id, where, {licenceWeights: 'Apache-2.0', commercialUse: 'free'});

export const tongyi = (id: Parameters<typeof cite>[0], where: string): Group =>
  cite(id, where, {
    licenceWeights: 'Tongyi Qianwen LICENSE AGREEMENT',
    commercialUse: printed('conditional', '月活跃用户超过 1 亿要另外取得许可'),
  });

export interface Dense {
  readonly size: string;
  readonly parameters: number;
  readonly context: number;
  readonly sizes: Sizes;
  readonly tied: boolean;
  readonly scores: ScoreGroups;
  readonly more?: readonly Group[];
  readonly notes?: readonly string[];
}
