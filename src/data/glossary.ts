/**
 * The glossary: the one place that says what a term is called. Terms are linked at their first use on each
 * page at build time, and listed on /glossary.
 */
export interface GlossaryEntry {
  /** English kebab-case; the anchor on /glossary. */
  readonly id: string;
  /** The Chinese name used in every note. */
  readonly zh: string;
  readonly en: string;
  /** The usual abbreviation, or null. */
  readonly abbr: string | null;
  /** Other spellings that readers meet; they are found by search and linked like the term. */
  readonly aliases: readonly string[];
  /** One to three plain sentences. */
  readonly definition: string;
  /** Page and heading that explain the term, or null while no note does. */
  readonly section: string | null;
}

function term(
  id: string,
  zh: string,
  en: string,
  abbr: string | null,
  definition: string,
  section: string | null = null,
  aliases: readonly string[] = [],
): GlossaryEntry {
  return {id, zh, en, abbr, aliases, definition, section};
}

export const glossary: readonly GlossaryEntry[] = [
  term('large-language-model', '大语言模型', 'large language model', 'LLM', '在大量文本上训练、参数以十亿计的语言模型。它每次给出下一个 token 的概率分布，再从中选一个，逐个生成文字。', '/intro', ['大型语言模型']),
  term('language-model', '语言模型', 'language model', 'LM', '给一段文字打概率的模型：已知前面的 token，说出下一个 token 各有多大可能。', '/gpt/gpt-1'),
  term('token', 'token', 'token', null, '模型读写的最小单位，由分词器从文字切出，可以是一个词、一个字，也可以是几个字节。', '/gpt/gpt-2', ['词元']),
  term('tokenizer', '分词器', 'tokenizer', null, '把文字切成 token、再把 token 拼回文字的程序。词表在训练模型之前就定好。', '/gpt/gpt-2'),
  term('bpe', '字节对编码', 'byte pair encoding', 'BPE', '一种造词表的方法：从单个字符或字节开始，反复把最常相邻的一对合并成新的 token。', '/gpt/gpt-2'),
  term('transformer', 'Transformer', 'Transformer', null, '2017 年提出的网络结构，用注意力让每个位置读取其他位置的信息，不再依赖循环。GPT 系列只用它的解码器部分。', '/gpt/gpt-1'),
  term('decoder-only', '仅解码器', 'decoder-only', null, '只有解码器、每个位置只看得到左边的 Transformer。GPT 和 Llama 都是这种结构。', '/gpt/gpt-1', ['decoder only']),
  term('self-attention', '自注意力', 'self-attention', null, '每个位置按相关程度给同一序列的各个位置分配权重，再取加权和的运算。', '/gpt/gpt-1'),
  term('causal-mask', '因果掩码', 'causal mask', null, '遮住右边的位置，使一个 token 的表示只依赖它自己和左边的 token。', '/gpt/gpt-1', ['因果遮罩']),
  term('pre-training', '预训练', 'pre-training', null, '在大量无标注文本上先训练模型，目标通常是预测下一个 token。之后再为具体任务调整。', '/gpt/gpt-1', ['pretraining']),
  term('fine-tuning', '微调', 'fine-tuning', null, '拿预训练好的参数作起点，用少得多的、针对任务的数据继续训练。', '/gpt/gpt-1', ['精调', 'finetuning']),
  term('auxiliary-objective', '辅助目标', 'auxiliary objective', null, '与主要损失加权相加、一起优化的另一个损失。GPT-1 微调时把语言建模作为辅助目标。', '/gpt/gpt-1'),
  term('cross-entropy', '交叉熵', 'cross-entropy', null, '正确答案概率的负对数，取平均。语言模型的训练损失就是它，单位用自然对数时是 nat。', '/gpt/gpt-1'),
  term('perplexity', '困惑度', 'perplexity', 'PPL', '每个 token 的平均交叉熵取指数。困惑度为 8，大致相当于每一步在 8 个同样可能的 token 里猜。', '/gpt/gpt-1'),
  term('layer-norm', '层归一化', 'layer normalization', 'LayerNorm', '把一个位置的向量减去均值、除以标准差，再乘以可学的系数，使各层输入的尺度稳定。', '/gpt/gpt-2'),
  term('residual-connection', '残差连接', 'residual connection', null, '把一层的输入加到它的输出上，使梯度能直接传回浅层。', '/gpt/gpt-2'),
  term('zero-shot', '零样本', 'zero-shot', null, '提示里只有任务说明，没有示例，也不更新参数。', '/gpt/gpt-3', ['zero shot']),
  term('one-shot', '单样本', 'one-shot', null, '提示里有任务说明和一个示例，不更新参数。', '/gpt/gpt-3'),
  term('few-shot', '少样本', 'few-shot', null, '提示里放几个到几十个示例，不更新参数。', '/gpt/gpt-3', ['few shot']),
  term('in-context-learning', '上下文学习', 'in-context learning', 'ICL', '模型只靠提示里的说明和示例完成任务，参数不变。', '/gpt/gpt-3', ['情境学习']),
  term('prompt', '提示', 'prompt', null, '交给模型、要它接着写下去的文字。', '/gpt/gpt-3', ['提示词']),
  term('context-window', '上下文窗口', 'context window', null, '模型一次能读到的 token 数上限，提示和已经生成的文字都算在内。', '/gpt/gpt-2', ['上下文长度']),
  term('scaling-laws', '规模定律', 'scaling laws', null, '损失随参数量、数据量和计算量按幂律下降的经验规律，只在测量过的范围内成立。', '/gpt/gpt-3', ['缩放定律', '扩展定律']),
  term('contamination', '数据污染', 'data contamination', null, '测试题出现在训练数据里，使分数偏高。', '/gpt/gpt-3'),
  term('deduplication', '去重', 'deduplication', null, '删掉语料里相同或近乎相同的文档。', '/gpt/gpt-3'),
  term('alignment', '对齐', 'alignment', null, '使模型的行为符合人的意图。InstructGPT 把它拆成有用、真实、无害三条。', '/gpt/instructgpt'),
  term('rlhf', '基于人类反馈的强化学习', 'reinforcement learning from human feedback', 'RLHF', '先用人的比较训练奖励模型，再用强化学习让语言模型得到更高的奖励。', '/gpt/instructgpt', ['人类反馈强化学习']),
  term('reinforcement-learning', '强化学习', 'reinforcement learning', 'RL', '让模型尝试、按得到的奖励调整策略的训练方法，不需要给出标准答案。', '/gpt/instructgpt/ppo-ptx'),
  term('sft', '监督微调', 'supervised fine-tuning', 'SFT', '用“提示和示范答案”成对的数据微调，让模型学着像示范那样回答。', '/gpt/instructgpt/sft-data', ['有监督微调']),
  term('labeler', '标注员', 'labeler', null, '受雇写示范、给答案排序的人。InstructGPT 雇了约 40 位。', '/gpt/instructgpt/sft-data', ['标注者', 'labeller']),
  term('demonstration', '示范', 'demonstration', null, '标注员针对一个提示亲手写下的理想答案，是监督微调的数据。', '/gpt/instructgpt/sft-data'),
  term('inter-annotator-agreement', '标注一致率', 'inter-annotator agreement', null, '两位标注员对同一对答案给出相同偏好的比例。', '/gpt/instructgpt/sft-data'),
  term('reward-model', '奖励模型', 'reward model', 'RM', '读入提示和答案、输出一个标量的模型。标量越大，表示人越可能喜欢这个答案。', '/gpt/instructgpt/reward-model'),
  term('pairwise-loss', '成对排序损失', 'pairwise ranking loss', null, '让较好答案的奖励高于较差答案的损失：两者之差过 sigmoid，再取负对数。', '/gpt/instructgpt/reward-model#pairwise-loss', ['成对损失']),
  term('bradley-terry', 'Bradley–Terry 模型', 'Bradley–Terry model', null, '假设 A 胜过 B 的概率等于两者分数之差的 sigmoid。奖励模型的损失就从它来。', '/gpt/instructgpt/reward-model#pairwise-loss', ['Bradley-Terry']),
  term('policy', '策略', 'policy', null, '在强化学习里，给定状态选择动作的规则。语言模型作策略时，状态是已有的文字，动作是下一个 token。', '/gpt/instructgpt/ppo-ptx'),
  term('reference-model', '参考模型', 'reference model', null, '强化学习中固定不动的那份模型，用来给策略写出的答案重新计算概率，从而得到 KL 惩罚。它不生成文字。', '/gpt/instructgpt/ppo-ptx#kl'),
  term('kl-divergence', 'KL 散度', 'Kullback–Leibler divergence', 'KL', '衡量一个分布偏离另一个分布多少的量，不对称，最小为零。', '/gpt/instructgpt/ppo-ptx#kl'),
  term('ppo', '近端策略优化', 'proximal policy optimization', 'PPO', '一种策略梯度算法：把新旧策略的概率比裁剪在 1 附近，使每次更新不至于太大。', '/gpt/instructgpt/ppo-ptx#clip'),
  term('ppo-ptx', 'PPO-ptx', 'PPO with pre-training mix', null, '在 PPO 的目标里加上预训练数据的语言建模项，减轻公开基准上的退步。论文里的 InstructGPT 默认指它。', '/gpt/instructgpt/ppo-ptx'),
  term('value-function', '价值函数', 'value function', null, '估计从当前状态起还能得到多少奖励的函数，用来降低策略梯度的方差。', '/gpt/instructgpt/ppo-ptx#advantage', ['价值模型']),
  term('advantage', '优势', 'advantage', null, '一个动作比这一状态下的平均水平好多少。', '/gpt/instructgpt/ppo-ptx#advantage'),
  term('gae', '广义优势估计', 'generalized advantage estimation', 'GAE', '用系数 λ 在偏差与方差之间折中的优势估计方法。', '/gpt/instructgpt/ppo-ptx#advantage'),
  term('over-optimisation', '过度优化', 'reward over-optimization', null, '奖励模型的分数继续上升，人的真实评价却开始下降。', '/gpt/instructgpt/ppo-ptx#over-optimisation', ['奖励过优化']),
  term('alignment-tax', '对齐税', 'alignment tax', null, '对齐训练使模型在一些公开基准上变差的那部分代价。', '/gpt/instructgpt/evaluation#alignment-tax'),
  term('win-rate', '胜率', 'win rate', null, '两个模型回答同样的提示，其中一个更受偏好的比例。', '/gpt/instructgpt/evaluation#preference'),
  term('hallucination', '幻觉', 'hallucination', null, '模型写出与事实或给定材料不符、却说得像真的一样的内容。', '/gpt/instructgpt/evaluation'),
  term('instruction-tuning', '指令微调', 'instruction tuning', null, '用许多“指令和答案”微调，让模型学会按没见过的指令做事。', '/gpt/gpt-3-5', ['指令精调']),
  term('chain-of-thought', '思维链', 'chain of thought', 'CoT', '让模型先写出中间推理步骤、再给答案的提示方法。', '/gpt/gpt-3-5'),
  term('emergent-abilities', '涌现能力', 'emergent abilities', null, '小模型没有、模型大到一定规模后才出现的能力。是否真有突变，与所用的指标有关。', '/gpt/gpt-3-5', ['涌现']),
];
