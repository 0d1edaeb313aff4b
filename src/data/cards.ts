/** The memory of common cards, smallest first. GB here is what makers print and means 2³⁰ bytes (see shapes.ts, CARDS). */
import type {Source} from './shapes';

export interface CardSize {
  readonly gibibytes: number;
  /** Cards that are sold with it. */
  readonly names: string;
  readonly source: Source;
}

const table: Source = {
  title: 'gpu_spec 数据集',
  url: 'https://huggingface.co/datasets/ohdoking/gpu_spec',
  where: 'nvidia_gpu.csv',
  confidence: 'secondary',
};

const lambda: Source = {
  title: 'Lambda 的显卡表',
  url: 'https://huggingface.co/spaces/lambdabrendan/Lambda-LLM-Calculator',
  where: 'gpu_specs.csv',
  confidence: 'secondary',
};

const nvidia = (name: string, path: string): Source => ({
  title: `NVIDIA ${name} 产品页`,
  url: `https://www.nvidia.com/en-us/${path}`,
  where: '显存',
  confidence: 'secondary',
});

export const CARD_SIZES: readonly CardSize[] = [
  {gibibytes: 8, names: 'RTX 3070', source: table},
  {gibibytes: 12, names: 'RTX 4070 Ti', source: table},
  {gibibytes: 16, names: 'T4', source: nvidia('T4', 'data-center/tesla-t4/')},
  {
    gibibytes: 24,
    names: 'RTX 3090、4090',
    source: nvidia('RTX 4090', 'geforce/graphics-cards/40-series/rtx-4090/'),
  },
  {gibibytes: 32, names: 'V100S', source: lambda},
  {gibibytes: 40, names: 'A100 40 GB', source: nvidia('A100', 'data-center/a100/')},
  {gibibytes: 48, names: 'RTX A6000', source: table},
  {gibibytes: 80, names: 'A100、H100 80 GB', source: nvidia('A100', 'data-center/a100/')},
];
