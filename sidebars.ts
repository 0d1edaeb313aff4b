import type {SidebarsConfig} from '@docusaurus/plugin-content-docs';

const sidebars: SidebarsConfig = {
  notes: [
    'intro',
    {
      type: 'category',
      label: '基础',
      items: ['foundations/language-model', 'foundations/transformer', 'foundations/tokenization'],
    },
    {
      type: 'category',
      label: 'GPT',
      link: {type: 'doc', id: 'gpt/index'},
      items: [
        'gpt/gpt-1',
        'gpt/gpt-2',
        'gpt/gpt-3',
        {
          type: 'category',
          label: 'InstructGPT',
          link: {type: 'doc', id: 'gpt/instructgpt/index'},
          items: [
            'gpt/instructgpt/sft-data',
            'gpt/instructgpt/reward-model',
            'gpt/instructgpt/ppo-ptx',
            'gpt/instructgpt/evaluation',
          ],
        },
        'gpt/gpt-3-5',
      ],
    },
    {
      type: 'category',
      label: 'Llama 2',
      link: {type: 'doc', id: 'llama/index'},
      items: ['llama/architecture', 'llama/pretraining', 'llama/chat', 'llama/inference'],
    },
    {
      type: 'category',
      label: '微调',
      link: {type: 'doc', id: 'finetuning/index'},
      items: [
        'finetuning/full',
        'finetuning/memory',
        'finetuning/adapters-and-prompts',
        'finetuning/lora',
        'finetuning/qlora',
        'finetuning/instruction-data',
        'finetuning/preference',
        'finetuning/llama2-hands-on',
        'finetuning/evaluation',
        'finetuning/deployment',
        'finetuning/troubleshooting',
      ],
    },
    {
      type: 'category',
      label: '数据',
      link: {type: 'doc', id: 'data/index'},
      items: [
        'data/law-and-robots',
        'data/crawling',
        'data/cleaning',
        'data/deduplication',
        'data/instruction-datasets',
        'data/chinese-corpora',
      ],
    },
    {
      type: 'category',
      label: '开源模型',
      link: {type: 'doc', id: 'models/index'},
      items: [
        'models/choosing',
        'models/timeline',
        'models/why-llama-is-weak-in-chinese',
        'models/chinese-llama-2',
        'models/baichuan',
        'models/chatglm',
        'models/qwen',
        'models/internlm-and-yi',
        'models/deepseek',
        'models/newer',
        'models/benchmarks',
        'models/licences',
      ],
    },
  ],
};

export default sidebars;
