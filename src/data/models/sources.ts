import type {Source} from './types';

/** The day on which copies without a date of their own were read. */
const READ = '2026-11-24';

function github(repository: string, asOf: string, what = 'README'): Source {
  return {title: `${repository} ${what}`, url: `https://github.com/${repository}`, asOf};
}

function arxiv(title: string, id: string, asOf: string): Source {
  return {title, url: `https://arxiv.org/abs/${id}`, asOf};
}

/** The config.json files of an organisation on Hugging Face; `where` names the repository. */
function configs(organisation: string, asOf = READ): Source {
  return {
    title: `Hugging Face 上 ${organisation} 的 config.json`,
    url: `https://huggingface.co/${organisation}`,
    asOf,
  };
}

/** Every source of a value, by a short name. `asOf` is the date of the text, or of the copy that was read. */
export const sources = {
  // GPT
  'gpt1-paper': {
    title: 'Improving Language Understanding by Generative Pre-Training',
    url: 'https://cdn.openai.com/research-covers/language-unsupervised/language_understanding_paper.pdf',
    asOf: '2018-06-11',
  },
  'gpt1-code': github('openai/finetune-transformer-lm', READ, '代码'),
  'gpt2-paper': {
    title: 'Language Models are Unsupervised Multitask Learners',
    url: 'https://cdn.openai.com/better-language-models/language_models_are_unsupervised_multitask_learners.pdf',
    asOf: '2019-02-14',
  },
  'gpt2-code': github('openai/gpt-2', READ, '代码'),
  'gpt2-card': {
    title: 'GPT-2 模型卡',
    url: 'https://github.com/openai/gpt-2/blob/master/model_card.md',
    asOf: '2019-11-05',
  },
  'gpt3-paper': arxiv('Language Models are Few-Shot Learners', '2005.14165', '2020-07-22'),
  'instructgpt-paper': arxiv(
    'Training language models to follow instructions with human feedback',
    '2203.02155',
    '2022-03-04',
  ),
  'instructgpt-card': {
    title: 'InstructGPT 模型卡',
    url: 'https://github.com/openai/following-instructions-human-feedback/blob/main/model-card.md',
    asOf: '2022-01-01',
  },
  'gpt-oss-readme': github('openai/gpt-oss', '2026-07-24'),
  'gpt-oss-code': {
    title: 'gpt-oss 的 PyTorch 参考实现',
    url: 'https://github.com/openai/gpt-oss/blob/main/gpt_oss/torch/model.py',
    asOf: '2026-07-24',
  },
  'gpt-oss-commits': {
    title: 'openai/gpt-oss 的提交记录',
    url: 'https://github.com/openai/gpt-oss/commits/main',
    asOf: '2026-07-24',
  },
  // Meta
  'llama-paper': arxiv('LLaMA: Open and Efficient Foundation Language Models', '2302.13971', '2023-02-27'),
  'llama-code': {
    title: 'transformers 的 convert_llama_weights_to_hf.py',
    url: 'https://github.com/huggingface/transformers/blob/main/src/transformers/models/llama/convert_llama_weights_to_hf.py',
    asOf: READ,
  },
  'codellama-config': configs('codellama'),
  'llama2-paper': arxiv('Llama 2: Open Foundation and Fine-Tuned Chat Models', '2307.09288', '2023-07-19'),
  'llama2-licence': {
    title: 'Llama 2 Community License',
    url: 'https://github.com/meta-llama/llama-models/blob/main/models/llama2/LICENSE',
    asOf: '2023-07-18',
  },
  'llama3-card': {
    title: 'Llama 3 模型卡',
    url: 'https://github.com/meta-llama/llama-models/blob/main/models/llama3/MODEL_CARD.md',
    asOf: '2025-07-15',
  },
  'llama3.1-card': {
    title: 'Llama 3.1 模型卡',
    url: 'https://github.com/meta-llama/llama-models/blob/main/models/llama3_1/MODEL_CARD.md',
    asOf: '2025-07-15',
  },
  'llama3.1-licence': {
    title: 'Llama 3.1 Community License',
    url: 'https://github.com/meta-llama/llama-models/blob/main/models/llama3_1/LICENSE',
    asOf: '2025-07-15',
  },
  'llama3.2-card': {
    title: 'Llama 3.2 模型卡',
    url: 'https://github.com/meta-llama/llama-models/blob/main/models/llama3_2/MODEL_CARD.md',
    asOf: '2025-07-15',
  },
  'llama3.3-card': {
    title: 'Llama 3.3 模型卡',
    url: 'https://github.com/meta-llama/llama-models/blob/main/models/llama3_3/MODEL_CARD.md',
    asOf: '2025-07-15',
  },
  'llama4-card': {
    title: 'Llama 4 模型卡',
    url: 'https://github.com/meta-llama/llama-models/blob/main/models/llama4/MODEL_CARD.md',
    asOf: '2025-07-15',
  },
  'llama3.2-licence': {
    title: 'Llama 3.2 Community License',
    url: 'https://github.com/meta-llama/llama-models/blob/main/models/llama3_2/LICENSE',
    asOf: '2025-07-15',
  },
  'llama3.3-licence': {
    title: 'Llama 3.3 Community License',
    url: 'https://github.com/meta-llama/llama-models/blob/main/models/llama3_3/LICENSE',
    asOf: '2025-07-15',
  },
  'llama3-code': {
    title: 'Meta 的 Llama 3 实现',
    url: 'https://github.com/meta-llama/llama-models/blob/main/models/llama3/model.py',
    asOf: '2025-07-15',
  },
  'llama4-code': {
    title: 'Meta 的 Llama 4 实现',
    url: 'https://github.com/meta-llama/llama-models/tree/main/models/llama4',
    asOf: '2025-07-15',
  },
  'llama-list': {
    title: 'llama-stack 的型号表（Meta）',
    url: 'https://github.com/meta-llama/llama-stack/blob/012dd6891ff6af98b46146f3dc41995986cdcfcc/llama_stack/models/llama/sku_list.py',
    asOf: READ,
  },
  'llama-models-readme': github('meta-llama/llama-models', '2025-07-15'),
  'meta-config': configs('meta-llama'),
  // Chinese Llama 2
  'linksoul-readme': github('LinkSoul-AI/Chinese-Llama-2-7b', '2023-10-25'),
  'ymcui-readme': github('ymcui/Chinese-LLaMA-Alpaca-2', '2024-09-23'),
  'llama-chinese-readme': github('LlamaFamily/Llama-Chinese', '2025-04-06'),
  // Baichuan
  'baichuan7b-readme': github('baichuan-inc/Baichuan-7B', '2023-09-06'),
  'baichuan13b-readme': github('baichuan-inc/Baichuan-13B', '2023-09-06'),
  'baichuan13b-commits': {
    title: 'Baichuan-13B-Chat 的提交记录',
    url: 'https://huggingface.co/baichuan-inc/Baichuan-13B-Chat/commits/main',
    asOf: READ,
  },
  'baichuan2-readme': github('baichuan-inc/Baichuan2', '2024-02-26'),
  'baichuan-config': configs('baichuan-inc'),
  'baichuan7b-code': {
    title: 'Baichuan-7B 的 configuration_baichuan.py',
    url: 'https://github.com/baichuan-inc/Baichuan-7B/blob/main/models/configuration_baichuan.py',
    asOf: READ,
  },
  'baichuan-m1-readme': github('baichuan-inc/Baichuan-M1-14B', '2025-02-20', 'README 与许可协议'),
  'baichuan-m2-readme': github('baichuan-inc/Baichuan-M2-32B', '2025-09-03'),
  'baichuan-m2-docs': {
    title: 'Xinference 文档：Baichuan-M2',
    url: 'https://inference.readthedocs.io/en/v2.10.0/models/builtin/llm/baichuan-m2.html',
    asOf: READ,
  },
  'baichuan-m3-readme': github('baichuan-inc/Baichuan-M3-235B', '2026-01-13'),
  // GLM
  'chatglm-readme': github('THUDM/ChatGLM-6B', '2024-06-27'),
  'chatglm2-readme': github('THUDM/ChatGLM2-6B', '2024-06-27'),
  'chatglm3-readme': github('THUDM/ChatGLM3', '2025-01-13'),
  'chatglm3-commits': {
    title: 'chatglm3-6b 的提交记录与发布当日的讨论',
    url: 'https://huggingface.co/THUDM/chatglm3-6b/commits/main',
    asOf: READ,
  },
  'chatglm-commits': {
    title: 'chatglm-6b 的提交记录',
    url: 'https://huggingface.co/THUDM/chatglm-6b/commits/main',
    asOf: READ,
  },
  'chatglm2-commits': {
    title: 'chatglm2-6b 的提交记录',
    url: 'https://huggingface.co/THUDM/chatglm2-6b/commits/main',
    asOf: READ,
  },
  'glm4-readme': github('THUDM/GLM-4', '2025-07-04'),
  'glm4-paper': arxiv('ChatGLM: A Family of Large Language Models', '2406.12793', '2024-07-30'),
  'glm4.5-readme': github('zai-org/GLM-4.5', '2026-02-01'),
  'glm4.5-bridge': {
    title: 'Megatron-Bridge 文档：GLM 4.5',
    url: 'https://docs.nvidia.com/nemo/megatron-bridge/latest/models/llm/glm45.html',
    asOf: READ,
  },
  'glm4-moe-docs': {
    title: 'transformers 文档：Glm4Moe',
    url: 'https://huggingface.co/docs/transformers/model_doc/glm4_moe',
    asOf: READ,
  },
  'glm4.6-gguf': {
    title: 'Ollama 上 GLM-4.6 的 GGUF',
    url: 'https://ollama.com/MichelRosselli/GLM-4.6',
    asOf: READ,
  },
  'glm5-readme': github('zai-org/GLM-5', '2026-04-09'),
  'glm5.2-readme': github('zai-org/GLM-5', READ, 'README（含 GLM-5.2）'),
  'glm5-copy': {
    title: 'GLM-5 在 Hugging Face 的副本',
    url: 'https://huggingface.co/Fcceed/GLM-5',
    asOf: READ,
  },
  'thudm-config': configs('THUDM'),
  'zai-config': configs('zai-org', '2026-08-21'),
  'models-dev': github('anomalyco/models.dev', '2026-03-18', '数据'),
  // Qwen
  'qwen-readme': github('QwenLM/Qwen', '2026-03-05'),
  'qwen-paper': arxiv('Qwen Technical Report', '2309.16609', '2023-09-28'),
  'qwen1.5-blog': {
    title: 'Introducing Qwen1.5',
    url: 'https://qwenlm.github.io/blog/qwen1.5/',
    asOf: '2024-02-04',
  },
  'qwen2-blog': {title: 'Hello Qwen2', url: 'https://qwenlm.github.io/blog/qwen2/', asOf: '2024-06-07'},
  'qwen2.5-blog': {
    title: 'Qwen2.5-LLM: Extending the boundary of LLMs',
    url: 'https://qwenlm.github.io/blog/qwen2.5-llm/',
    asOf: '2024-09-19',
  },
  'qwen2-table': {
    title: 'Qwen2 技术报告的笔记（转载表 1）',
    url: 'https://blog.omagiclee.com/posts/llms/qwens/qwen-2',
    asOf: READ,
  },
  'qwen3-paper': arxiv('Qwen3 Technical Report', '2505.09388', '2025-05-14'),
  'qwen3-readme': github('QwenLM/Qwen3', '2026-01-08'),
  'qwen3.5-readme': github('QwenLM/Qwen3.5', '2026-03-02'),
  'qwen3.6-collection': {
    title: 'Hugging Face 合集 Qwen3.6',
    url: 'https://huggingface.co/collections/Qwen/qwen36',
    asOf: '2026-04-24',
  },
  'qwen-config': configs('Qwen'),
  // Shanghai AI Lab, 01.AI
  'internlm-cards': github('InternLM/InternLM', '2025-02-07', 'README 与 model_cards'),
  'internlm-config': configs('internlm'),
  'intern-s1-readme': github('InternLM/Intern-S1', '2026-05-19'),
  'intern-s1-commits': {
    title: 'InternLM/Intern-S1 的提交记录',
    url: 'https://github.com/InternLM/Intern-S1/commits/main',
    asOf: '2026-05-19',
  },
  'yi-1.5-readme': github('01-ai/Yi-1.5', '2024-11-11'),
  'yi-readme': github('01-ai/Yi', '2024-11-27'),
  'yi-card': {
    title: 'Yi-6B / Yi-34B 模型卡（2023 年 11 月版）',
    url: 'https://huggingface.co/01-ai/Yi-6B',
    asOf: '2023-11-05',
  },
  'yi-config': configs('01-ai'),
  // DeepSeek
  'deepseek-llm-readme': github('deepseek-ai/DeepSeek-LLM', '2024-02-04'),
  'deepseek-v2-readme': github('deepseek-ai/DeepSeek-V2', '2024-09-25'),
  'deepseek-v3-readme': github('deepseek-ai/DeepSeek-V3', '2025-08-27'),
  'deepseek-v3-code': {
    title: 'DeepSeek-V3 仓库的 inference/configs 与 model.py',
    url: 'https://github.com/deepseek-ai/DeepSeek-V3/tree/main/inference',
    asOf: '2025-08-27',
  },
  'deepseek-v2-paper': arxiv(
    'DeepSeek-V2: A Strong, Economical, and Efficient Mixture-of-Experts Language Model',
    '2405.04434',
    '2024-06-19',
  ),
  'deepseek-v3.2-code': {
    title: 'DeepSeek-V3.2-Exp 仓库的 inference/config_671B_v3.2.json',
    url: 'https://github.com/deepseek-ai/DeepSeek-V3.2-Exp/blob/main/inference/config_671B_v3.2.json',
    asOf: '2025-10-02',
  },
  'deepseek-v3-commits': {
    title: 'DeepSeek-V3-Base 的提交记录',
    url: 'https://huggingface.co/deepseek-ai/DeepSeek-V3-Base/commits/main',
    asOf: READ,
  },
  'deepseek-r1-readme': github('deepseek-ai/DeepSeek-R1', '2025-04-09'),
  'deepseek-v3.2-readme': github('deepseek-ai/DeepSeek-V3.2-Exp', '2025-10-02'),
  'deepseek-changes': {
    title: 'DeepSeek API 更新日志',
    url: 'https://api-docs.deepseek.com/updates',
    asOf: READ,
  },
  'deepseek-v4-openrouter': {
    title: 'OpenRouter 的 DeepSeek V4 Pro 页',
    url: 'https://openrouter.ai/deepseek/deepseek-v4-pro/api',
    asOf: READ,
  },
  'deepseek-v4-vercel': {
    title: 'Vercel AI Gateway 的 DeepSeek V4 Pro 页',
    url: 'https://vercel.com/ai-gateway/models/deepseek-v4-pro',
    asOf: READ,
  },
  'deepseek-v4-discussion': {
    title: 'Awesome-AITools 讨论：DeepSeek-V4',
    url: 'https://github.com/ikaijua/Awesome-AITools/discussions/1096',
    asOf: READ,
  },
  'deepseek-config': configs('deepseek-ai'),
  'deepseek-config-2026': configs('deepseek-ai', '2026-08-21'),
  // OpenBMB
  'minicpm-readme': github('OpenBMB/MiniCPM', '2026-06-20'),
  'openbmb-config': configs('openbmb'),
  // Moonshot AI
  'moonlight-readme': github('MoonshotAI/Moonlight', '2025-08-02', 'README 与 LICENSE'),
  'kimi-linear-readme': github('MoonshotAI/Kimi-Linear', '2025-10-31', 'README 与 LICENSE'),
  'kimi-k2-readme': github('MoonshotAI/Kimi-K2', '2025-07-31'),
  'kimi-k2.5-readme': github('MoonshotAI/Kimi-K2.5', '2026-01-31'),
  'kimi-k3-licence': {
    title: 'Kimi K3 License',
    url: 'https://raw.githubusercontent.com/MoonshotAI/Kimi-K3/main/LICENSE',
    asOf: READ,
  },
  'kimi-k3-hub': {
    title: 'moonshotai 在 Hugging Face 的合集页',
    url: 'https://huggingface.co/moonshotai/collections',
    asOf: READ,
  },
  'kimi-k3-card': {
    title: 'Kimi-K3 的模型卡（读的是 KempnerInstitute/hpc-agentic-recipes 的摘录）',
    url: 'https://huggingface.co/moonshotai/Kimi-K3',
    asOf: READ,
  },
  'kimi-k3-blog': {
    title: 'Kimi K3 Model Overview（社区文章）',
    url: 'https://huggingface.co/blog/ResterChed/kimi-k3-model-overview-mxfp4-quantization-open-wei',
    asOf: READ,
  },
  'kimi-k3-release': {
    title: 'SuperQode v0.2.55 发布说明',
    url: 'https://github.com/superagenticai/superqode/releases/tag/v0.2.55',
    asOf: '2026-07-27',
  },
  'kimi-config': configs('moonshotai', '2026-08-21'),
  // MiniMax
  'minimax-01-readme': github('MiniMax-AI/MiniMax-01', '2025-07-07'),
  'minimax-01-commit': {
    title: 'MiniMax-Text-01 的 config.json',
    url: 'https://huggingface.co/MiniMaxAI/MiniMax-Text-01/commit/293f84ce768879ad0a8d560e21c2247cdf530aed',
    asOf: READ,
  },
  'minimax-m2-readme': github('MiniMax-AI/MiniMax-M2', '2025-11-13'),
  'minimax-m3-docs': {
    title: 'Xinference 文档：MiniMax-M3',
    url: 'https://inference.readthedocs.io/en/latest/models/builtin/llm/minimax-m3.html',
    asOf: READ,
  },
  'minimax-config': configs('MiniMaxAI', '2026-08-21'),
  // Tencent
  'hunyuan-large-readme': github('Tencent/Tencent-Hunyuan-Large', '2024-12-06'),
  'hunyuan-large-licence': {
    title: 'Tencent Hunyuan Community License（Hunyuan-Large）',
    url: 'https://github.com/Tencent/Tencent-Hunyuan-Large/blob/main/LICENSE.txt',
    asOf: '2024-12-06',
  },
  'hunyuan-a13b-code': {
    title: 'Hunyuan-A13B 仓库的 models/config.json',
    url: 'https://github.com/Tencent-Hunyuan/Hunyuan-A13B/blob/main/models/config.json',
    asOf: '2025-07-08',
  },
  'hunyuan-a13b-paper': {
    title: 'Hunyuan-A13B Technical Report',
    url: 'https://github.com/Tencent-Hunyuan/Hunyuan-A13B/blob/main/report/Hunyuan_A13B_Technical_Report.pdf',
    asOf: '2025-07-08',
  },
  'hunyuan-a13b-licence': {
    title: 'Tencent Hunyuan Community License（A13B）',
    url: 'https://github.com/Tencent-Hunyuan/Hunyuan-A13B/blob/main/LICENSE',
    asOf: '2025-06-27',
  },
  'hunyuan-a13b-readme': github('Tencent-Hunyuan/Hunyuan-A13B', '2025-07-08'),
  'hy3-readme': github('Tencent-Hunyuan/Hy3', '2026-07-17'),
  'hy3-automodel': {
    title: 'NeMo AutoModel 文档：Hy3-preview 的 config',
    url: 'https://docs.nvidia.com/nemo/automodel/nemo-automodel/nemo_automodel/components/models/hy_v3/config',
    asOf: READ,
  },
  'hy4-readme': github('Tencent-Hunyuan/Hy4-preview', READ),
  'tencent-config': configs('tencent'),
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof sources;
