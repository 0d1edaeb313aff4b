// cspell:disable -- what people type is data here, mistakes included.
import {ask} from './ask';

/** The same in traditional characters. */
export const traditional = ask('traditional', [
  ['隱去個人信息', ['/data/cleaning#privacy', '/data/cleaning#redacted', '/data#privacy']],
  [
    '中文語料',
    [
      '/data/chinese-corpora',
      '/data/chinese-corpora#idea',
      '/data/chinese-corpora#table',
      '/data/chinese-corpora#choosing',
    ],
  ],
  [
    '量化誤差',
    [
      '/llama/inference#absmax',
      '/llama/inference#quantization-cost',
      '/llama/inference#quantization',
      '/glossary#quantization',
      '/finetuning/qlora#worked-example',
      '/finetuning/qlora#real-weights',
      '/finetuning/qlora#merging',
      '/finetuning/troubleshooting#merge',
    ],
  ],
  [
    '對話模板',
    [
      '/llama/inference#templates',
      '/llama/inference#format',
      '/llama/inference#hf-template',
      '/glossary#chat-template',
      '/finetuning/instruction-data#templates',
    ],
  ],
  ['獎勵模型的訓練設置', ['/gpt/instructgpt/reward-model#training']],
  [
    '對齊稅',
    [
      '/gpt/instructgpt/evaluation#alignment-tax',
      '/gpt/instructgpt/ppo-ptx#pretraining-mix',
      '/glossary#alignment-tax',
    ],
  ],
  ['過度優化', ['/gpt/instructgpt/ppo-ptx#over-optimisation', '/glossary#over-optimisation']],
  ['三個目標函數', ['/gpt/gpt-1#objectives', '/gpt/gpt-1#l1', '/gpt/gpt-1#l2', '/gpt/gpt-1#l3', '/gpt/gpt-1']],
  ['思維鏈', ['/glossary#chain-of-thought', '/gpt/gpt-3-5#first-look', '/gpt/gpt-3-5#code-then']],
  ['湧現能力', ['/glossary#emergent-abilities', '/gpt/gpt-3-5#emergence', '/gpt/gpt-3-5#emergence-debate']],
  ['規模定律', ['/glossary#scaling-laws', '/gpt/gpt-3#scaling-laws', '/gpt/gpt-3#power-law']],
  [
    '標註員來自哪裡',
    [
      '/gpt/instructgpt/sft-data#demographics',
      '/gpt/instructgpt/sft-data#labelers',
      '/gpt/instructgpt/evaluation#aligned-to-whom',
    ],
  ],
  ['合併標點 詞表浪費', ['/gpt/gpt-2#bpe-problem']],
  ['編造的比例 幻覺', ['/gpt/instructgpt/evaluation#truthfulness']],
  [
    '殘差連接',
    [
      '/glossary#residual-connection',
      '/gpt/gpt-2#pre-norm',
      '/gpt/gpt-1#model',
      '/foundations/transformer#residual-norm',
    ],
  ],
  ['數據污染', ['/glossary#contamination', '/gpt/gpt-3#contamination', '/gpt/gpt-2#memorization']],
  ['閱讀理解', ['/gpt/gpt-2#reading']],
  [
    '價值函數的初值',
    [
      '/gpt/instructgpt/ppo-ptx#advantage',
      '/gpt/instructgpt/reward-model#size',
      '/gpt/instructgpt#pipeline',
      '/gpt/instructgpt/ppo-ptx#ancestors',
      '/gpt/instructgpt/ppo-ptx#misconceptions',
    ],
  ],
  ['裁剪與 KL 懲罰的分工', ['/gpt/instructgpt/ppo-ptx#clip', '/gpt/instructgpt/ppo-ptx#misconceptions']],
  ['廣義優勢估計', ['/glossary#gae', '/gpt/instructgpt/ppo-ptx#advantage']],
  ['示範有多長', ['/gpt/instructgpt/sft-data#demonstrations']],
  ['層歸一化挪到輸入處', ['/gpt/gpt-2#model', '/gpt/gpt-2#pre-norm', '/gpt#gpt-1-to-2', '/glossary#pre-norm']],
  ['候選答案各得一分', ['/gpt/gpt-1#question-answering', '/gpt/gpt-1#inputs']],
  ['法語指令 用英文作答', ['/gpt/instructgpt/evaluation#evaluation-limits']],
  ['拒絕採樣與 PPO 的差別', ['/llama/chat#breadth-depth', '/llama/chat#rejection-sampling']],
  ['學習率時間表', ['/llama/pretraining#schedule', '/glossary#learning-rate']],
  ['多頭注意力', ['/foundations/transformer#multi-head', '/glossary#multi-head-attention']],
  ['詞表多大合適', ['/foundations/tokenization#vocabulary-size']],
  ['網絡爬蟲限速', ['/data/crawling#rate', '/glossary#rate-limit']],
  ['著作權 合理使用 訓練模型', ['/data/law-and-robots#copyright']],
  ['百川 顯存 要多少', ['/models/baichuan#memory']],
]);
