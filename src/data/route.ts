/** The route through the notes, as the landing page shows it. */
export interface RoutePage {
  readonly title: string;
  /** What the page answers, in a few words. */
  readonly about: string;
  /** Null while the page is not written. */
  readonly to: string | null;
}

export interface RouteChapter {
  readonly title: string;
  readonly about: string;
  readonly pages: readonly RoutePage[];
}

function page(title: string, about: string, to: string | null = null): RoutePage {
  return {title, about, to};
}

export const route: readonly RouteChapter[] = [
  {
    title: '导读',
    about: '这份笔记怎么读，符号怎么写。',
    pages: [page('导读', '路线、记号、先修自测', '/intro')],
  },
  {
    title: '基础',
    about: '语言模型在算什么，Transformer 由什么组成，分词器怎样切中文。',
    pages: [
      page('语言模型', '目标、困惑度、采样', '/foundations/language-model'),
      page('Transformer', '解码器块、注意力、参数量', '/foundations/transformer'),
      page('分词', 'BPE、字节回退、中文为什么更贵', '/foundations/tokenization'),
    ],
  },
  {
    title: 'GPT',
    about: '从预训练加微调，到上下文学习，再到用人类反馈对齐。',
    pages: [
      page('GPT 总览', '四代模型放在一张表里', '/gpt'),
      page('GPT-1', '预训练加微调', '/gpt/gpt-1'),
      page('GPT-2', 'WebText 与零样本', '/gpt/gpt-2'),
      page('GPT-3', '规模与上下文学习', '/gpt/gpt-3'),
      page('InstructGPT 总览', '三个步骤', '/gpt/instructgpt'),
      page('SFT 数据与训练', '提示从哪来，示范怎么写', '/gpt/instructgpt/sft-data'),
      page('奖励模型', '从排序到成对损失', '/gpt/instructgpt/reward-model'),
      page('PPO-ptx', '强化学习的目标逐项拆开', '/gpt/instructgpt/ppo-ptx'),
      page('评估与局限', '人更喜欢它，代价是什么', '/gpt/instructgpt/evaluation'),
      page('GPT-3.5 的能力从哪来', '证据与假说分开看', '/gpt/gpt-3-5'),
    ],
  },
  {
    title: 'Llama 2',
    about: '全书的示例模型：结构、预训练、对话、推理。',
    pages: [
      page('总览', '三个规模，一张图', '/llama'),
      page('结构', 'RMSNorm、SwiGLU、RoPE、GQA', '/llama/architecture'),
      page('预训练', '数据、日程、机时', '/llama/pretraining'),
      page('对话模型', '两个奖励模型与拒绝采样', '/llama/chat'),
      page('推理', 'KV 缓存、量化、模板', '/llama/inference'),
    ],
  },
  {
    title: '微调',
    about: '从方法综述到能跑通的代码。',
    pages: [
      page('综述', '提示、检索还是微调', '/finetuning'),
      page('全量微调', '每个参数 16 字节去了哪里', '/finetuning/full'),
      page('适配器与提示类方法', 'adapter、prefix、P-tuning、IA3', '/finetuning/adapters-and-prompts'),
      page('LoRA', '低秩更新', '/finetuning/lora'),
      page('QLoRA', '4 比特上的 LoRA', '/finetuning/qlora'),
      page('显存计算器', '放不放得进这张卡', '/finetuning/memory'),
      page('指令数据', '模板、掩码、打包', '/finetuning/instruction-data'),
      page('偏好优化', 'DPO、ORPO、GRPO', '/finetuning/preference'),
      page('动手微调 Llama 2', '从头到尾跑一遍', '/finetuning/llama2-hands-on'),
      page('评测', '微调前后与遗忘', '/finetuning/evaluation'),
      page('部署', '合并、量化、服务', '/finetuning/deployment'),
      page('排错', '停不下来、显存不够、模板错', '/finetuning/troubleshooting'),
    ],
  },
  {
    title: '数据',
    about: '抓取、清洗、去重，做成指令数据。',
    pages: [
      page('数据总览', '一条能跑的流水线', '/data'),
      page('法律与 robots', '能抓什么，谁说了算', '/data/law-and-robots'),
      page('爬虫', '礼貌地抓取', '/data/crawling'),
      page('清洗', '提取正文与质量过滤', '/data/cleaning'),
      page('去重', 'MinHash 与 LSH', '/data/deduplication'),
      page('指令数据集', 'Self-Instruct、Alpaca、LIMA', '/data/instruction-datasets'),
      page('中文语料', '有哪些，怎么选', '/data/chinese-corpora'),
    ],
  },
  {
    title: '开源模型',
    about: 'Llama 2 的中文为什么弱，还有哪些选择。',
    pages: [
      page('对比表', '一百多个模型，逐项比', '/models'),
      page('怎样选模型', '从显存、许可、中文到候选', '/models/choosing'),
      page('模型时间线', '从 GPT-1 到现在', '/models/timeline'),
      page('Llama 的中文为什么弱', '三个原因，分别看证据', '/models/why-llama-is-weak-in-chinese'),
      page('中文 Llama 2', '扩词表与继续预训练', '/models/chinese-llama-2'),
      page('百川', 'Baichuan 系列', '/models/baichuan'),
      page('ChatGLM', 'GLM 系列', '/models/chatglm'),
      page('Qwen', '通义千问系列', '/models/qwen'),
      page('InternLM 与 Yi', '书生与零一', '/models/internlm-and-yi'),
      page('DeepSeek', '从 V1 到 R1', '/models/deepseek'),
      page('更新的模型', '后来又有什么', '/models/newer'),
      page('基准', '一个分数说明什么', '/models/benchmarks'),
      page('许可证', '代码、权重、数据是三件事', '/models/licences'),
    ],
  },
  {title: '实验室', about: '每张交互图的完整版，带练习。', pages: [page('实验室', '把每个模型放到手上试')]},
];
