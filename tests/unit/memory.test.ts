import {describe, expect, it} from 'vitest';
import counts from '@site/src/data/generated/activationCounts.json';
import {modelById, type Shape} from '@site/src/data/shapes';
import {HALF_BYTES, kvBytes} from '@site/src/llm/kvCache';
import {
  activationBytes,
  inferenceMemory,
  layerActivationBytes,
  libraryActivationBytes,
  logitBytes,
  loraParameters,
  MATRICES,
  parameterGroups,
  QLORA_BASE,
  quantizedWeightBytes,
  stateBytes,
  TARGETS,
  trainingMemory,
  workingBytes,
  type DecoderShape,
  type TrainingSetup,
} from '@site/src/llm/memory';
import {countParameters} from '@site/src/llm/parameters';

const LLAMA7 = modelById('llama-2-7b').shape;
const LLAMA70 = modelById('llama-2-70b').shape;
const MIB = 1024 ** 2;

describe('parameters in groups', () => {
  it.each(['llama-2-7b', 'llama-2-13b', 'llama-2-70b', 'llama-65b'])('of %s add up to all of them', (id) => {
    const {shape} = modelById(id);
    const {linear, kept, total} = parameterGroups(shape);
    expect(total).toBe(countParameters(shape).total);
    expect(linear + kept).toBe(total);
  });

  it('of Baichuan are those that its README prints', () => {
    expect(parameterGroups({...LLAMA7, vocabulary: 64_000}).total).toBe(7_000_559_616);
    const large = {...LLAMA7, layers: 40, hidden: 5120, ffn: 13_696, heads: 40, kvHeads: 40, vocabulary: 64_000};
    expect(parameterGroups(large).total).toBe(13_264_901_120);
  });

  it('count tied embeddings once', () => {
    const untied = parameterGroups(LLAMA7).total;
    expect(untied - parameterGroups({...LLAMA7, tiedEmbeddings: true}).total).toBe(32_000 * 4096);
  });
});

describe('LoRA’s parameters', () => {
  it('are r·(d + k): q and v of Llama 2 7B', () => {
    expect(loraParameters(LLAMA7, 8, TARGETS.qv)).toBe(4_194_304);
    expect(loraParameters(LLAMA7, 16, TARGETS.qv)).toBe(8_388_608);
    expect(loraParameters(LLAMA7, 64, TARGETS.all)).toBe(159_907_840);
  });

  it('of GPT-3 are LoRA’s 4.7M and 37.7M (table 4) for q and v of rank 1 and 8', () => {
    const gpt3 = modelById('gpt-3-175b').shape;
    expect(loraParameters(gpt3, 1, TARGETS.qv) / 1e6).toBeCloseTo(4.7, 1);
    expect(loraParameters(gpt3, 8, TARGETS.qv) / 1e6).toBeCloseTo(37.7, 1);
  });

  it('of Baichuan’s fused W_pack are the sum of Q, K and V less what A is counted twice too often', () => {
    const shape = {...LLAMA7, layers: 40, hidden: 5120, heads: 40, kvHeads: 40};
    const fused = 40 * 8 * (5120 + 3 * 5120);
    expect(loraParameters(shape, 8, ['q', 'k', 'v']) - fused).toBe(40 * 8 * 2 * 5120);
  });

  it('of Qwen2.5-3B, as PEFT’s README prints: 3,686,400 for q and v of rank 16', () => {
    const shape = {...LLAMA7, layers: 36, hidden: 2048, ffn: 11_008, heads: 16, kvHeads: 2, headSize: 128};
    expect(loraParameters(shape, 16, TARGETS.qv)).toBe(3_686_400);
  });

  it('leave out a gate that there is not, and say what is wrong', () => {
    const gpt2 = modelById('gpt-2-small').shape;
    expect(loraParameters(gpt2, 1, ['gate', 'up'])).toBe(12 * (768 + 3072));
    expect(() => loraParameters(gpt2, 1, ['gate'])).toThrow(/at least one matrix/);
    expect(() => loraParameters(LLAMA7, 0, TARGETS.qv)).toThrow(/positive rank, found 0/);
  });
});

describe('the bytes of a trained parameter', () => {
  it.each([
    ['mixed', 'adamw', 16],
    ['amp', 'adamw', 18],
    ['half', 'adamw', 12],
    ['single', 'adamw', 16],
    ['mixed', 'adamw-8bit', 10],
    ['mixed', 'momentum', 12],
    ['half', 'sgd', 4],
  ] as const)('%s with %s are %i', (precision, optimizer, bytes) => {
    expect(stateBytes(precision, optimizer)).toBe(bytes);
  });

  it('make QLoRA’s 780 GB for 65B in 12 bytes', () => {
    const {total} = parameterGroups(modelById('llama-65b').shape);
    expect((total * stateBytes('half', 'adamw')) / 1e9).toBeGreaterThan(780);
    expect((total * stateBytes('half', 'adamw')) / 1e9).toBeLessThan(785);
  });

  it('make ZeRO’s “at least 24 GB” for GPT-2 with 1.5B parameters', () => {
    expect((1.5e9 * stateBytes('mixed', 'adamw')) / 1e9).toBe(24);
  });
});

describe('activations', () => {
  const gpt: Shape = {...modelById('gpt-3-175b').shape};
  const setup = {
    ...{batch: 1, length: 2048, bytes: 2, flash: false, trained: MATRICES, rank: 0},
    ...{stream: 2, copies: false},
  };

  it('of a layer of GPT are sbh(34 + 5as/h), as Korthikanti et al. count', () => {
    const {hidden: h, heads: a} = gpt;
    const counted = layerActivationBytes({...setup, shape: gpt, dropout: true});
    expect(counted).toBe(2048 * h * (34 + (5 * a * 2048) / h));
    // Their GPT-3: 5as/h is 80.
    expect((5 * a * 2048) / h).toBe(80);
  });

  it('of Llama 2 7B by hand: 8d + 4f numbers a token, and no square of the length with FlashAttention', () => {
    const flash = {...setup, shape: LLAMA7, flash: true};
    expect(layerActivationBytes(flash)).toBe(2048 * (2 * (8 * 4096 + 4 * 11_008) + 4 * 32));
    expect(layerActivationBytes({...flash, length: 4096})).toBe(2 * layerActivationBytes(flash));
    const plain = layerActivationBytes({...setup, shape: LLAMA7});
    expect(plain).toBe(2048 * 2 * (8 * 4096 + 4 * 11_008) + 2 * 32 * 2048 ** 2);
  });

  it('are fewer with GQA, and with LoRA on few matrices', () => {
    const flash = {...setup, shape: LLAMA70, flash: true};
    const mha = {...flash, shape: {...LLAMA70, kvHeads: 64}};
    expect(layerActivationBytes(mha) - layerActivationBytes(flash)).toBe(2048 * 2 * 2 * 56 * 128);
    const lora = layerActivationBytes({...flash, shape: LLAMA7, trained: TARGETS.qv, rank: 8});
    // Without the inputs of the FFN's matrices, with two small A·x.
    expect(layerActivationBytes({...flash, shape: LLAMA7}) - lora).toBe(2048 * 2 * (4096 + 11_008 - 16));
  });

  it('with checkpointing are the layers’ inputs and one layer', () => {
    const flash = {...setup, shape: LLAMA7, flash: true};
    const stream = 2048 * 4096 * 2;
    const layer = layerActivationBytes(flash) + libraryActivationBytes(flash);
    // The last norm keeps its input in fp32 and its output, the output layer its input.
    const last = 2048 * (4 * 4096 + 4 + 2 * 4096) + stream;
    expect(activationBytes(flash, true)).toBe(32 * stream + layer + last);
    expect(activationBytes(flash, false)).toBe(32 * layer + last);
    expect(() => activationBytes({...flash, batch: 0}, true)).toThrow(/found 0 and 2048/);
  });
});

interface Counted {
  readonly shape: string;
  readonly method: 'full' | 'lora';
  readonly batch: number;
  readonly length: number;
  readonly savedBytes: number;
}

describe('what autograd kept in small models, counted tensor by tensor', () => {
  const shapeOf = (name: string): DecoderShape => {
    const {hidden_size, intermediate_size, num_hidden_layers, num_attention_heads, vocab_size, ...more} =
      counts.shapes[name as 'tiny'];
    return {
      layers: num_hidden_layers,
      hidden: hidden_size,
      ffn: intermediate_size,
      heads: num_attention_heads,
      kvHeads: (more as {num_key_value_heads?: number}).num_key_value_heads ?? num_attention_heads,
      headSize: hidden_size / num_attention_heads,
      vocabulary: vocab_size,
      tiedEmbeddings: false,
      gatedFfn: true,
    };
  };
  const expected = ({shape: name, method, batch, length}: Counted): number => {
    const shape = shapeOf(name);
    const full = method === 'full';
    const layers = activationBytes(
      {
        ...{shape, batch, length, bytes: 2, flash: true, trained: MATRICES, rank: full ? 0 : 16},
        ...{stream: full ? 4 : 2, copies: true},
      },
      false,
    );
    // What the forward pass keeps of the scores is their softmax in fp32; labels, positions and, if trained, the tokens.
    const scores = batch * (length - 1) * (4 * shape.vocabulary + 8);
    return layers + scores + 2 * length * shape.headSize * (full ? 4 : 2) + (full ? 8 * batch * length : 0);
  };
  const rows = counts.rows as readonly Counted[];
  const pairs = rows.filter((_, index) => index % 2 === 0).map((row, index) => [row, rows[2 * index + 1]] as const);

  it('covers several shapes in full and with LoRA', () => {
    expect(new Set(pairs.map(([{shape, method}]) => `${shape} ${method}`)).size).toBe(6);
  });

  // The difference of two sizes: copies of the weights do not depend on them.
  it.each(pairs)('%o is what the formulas say, to 0.1 %', (small, large) => {
    if (!large) throw new Error('expected two sizes of each model');
    const counted = large.savedBytes - small.savedBytes;
    expect(Math.abs((expected(large) - expected(small)) / counted - 1)).toBeLessThan(0.001);
  });
});

describe('what lives for one operation', () => {
  it('is four gradients of SwiGLU, and with QLoRA its largest matrix unpacked', () => {
    const gradients = 2048 * 2 * (4096 + 3 * 11_008);
    expect(workingBytes(LLAMA7, 1, 2048, 2, false)).toBe(gradients);
    expect(workingBytes(LLAMA7, 1, 2048, 2, true) - gradients).toBe(2 * 4096 * 11_008);
  });
});

describe('logits', () => {
  it('are batch × length × vocabulary, three times', () => {
    expect(logitBytes(LLAMA7, 4, 2048)).toBe(4 * 2048 * 32_000 * 10);
    expect(logitBytes(LLAMA7, 1, 1, 4)).toBe(32_000 * 12);
  });
});

describe('weights in 4 bits', () => {
  it('take 4.127 bits in the linear layers', () => {
    const {linear, kept} = parameterGroups(LLAMA7);
    expect(quantizedWeightBytes(LLAMA7)).toBe((linear * (4 + 8 / 64 + 32 / (64 * 256))) / 8 + 2 * kept);
  });

  it('save about 3 GB of 65B by double quantisation, as QLoRA says', () => {
    const {shape} = modelById('llama-65b');
    const single = quantizedWeightBytes(shape, {constants: {block: 64, group: null}, keptBytes: 2});
    expect((single - quantizedWeightBytes(shape)) / 1e9).toBeCloseTo(3, 1);
  });
});

describe('a training step', () => {
  const setup: TrainingSetup = {
    shape: LLAMA7,
    method: 'full',
    precision: 'mixed',
    optimizer: 'adamw',
    rank: 64,
    matrices: MATRICES,
    batch: 1,
    length: 512,
    checkpointing: true,
    flash: true,
  };

  it('in full takes 16 bytes a parameter, and activations', () => {
    const {weights, adapters, gradients, optimizer, activations, logits, working, total, trainable} =
      trainingMemory(setup);
    expect(trainable).toBe(6_738_415_616);
    expect(weights + gradients + optimizer).toBe(16 * trainable);
    expect(adapters).toBe(0);
    expect(total).toBe(16 * trainable + activations + logits + working);
  });

  it('with LoRA keeps gradients and moments of the adapters alone', () => {
    const lora = trainingMemory({...setup, method: 'lora'});
    expect(lora.weights).toBe(2 * 6_738_415_616);
    expect(lora.adapters + lora.gradients + lora.optimizer).toBe(16 * 159_907_840);
  });

  it('with QLoRA has embeddings and norms in fp32, as PEFT prepares them, or in 16 bits', () => {
    const {kept} = parameterGroups(LLAMA7);
    const peft = trainingMemory({...setup, method: 'qlora'});
    const own = trainingMemory({...setup, method: 'qlora', quantization: QLORA_BASE});
    expect(peft.weights - own.weights).toBe(2 * kept);
    // And so is what each layer hands on.
    expect(peft.activations - own.activations).toBe(32 * 512 * 4096 * 2);
  });

  it('with dropout in front of the adapters keeps a byte for each of their inputs', () => {
    const dropped = trainingMemory({...setup, method: 'lora', adapterDropout: true});
    const inputs = 6 * 4096 + 11_008;
    expect(dropped.activations - trainingMemory({...setup, method: 'lora'}).activations).toBe(512 * inputs);
  });

  it('with QLoRA of the shape that figure 6 draws has its adapters, gradients and moments to the MiB', () => {
    // Figure 6 counts a FFN of two matrices h × 4h, not Llama's three of h × f.
    for (const [id, adapters, moments] of [
      ['llama-7b', 288, 1152],
      ['llama-13b', 450, 1800],
      ['llama-33b', 877.5, 3510],
      ['llama-65b', 1440, 5760],
    ] as const) {
      const {shape} = modelById(id);
      const drawn = {...shape, ffn: 4 * shape.hidden, gatedFfn: false};
      const step = trainingMemory({...setup, shape: drawn, method: 'qlora', precision: 'half'});
      expect([step.adapters, step.gradients, step.optimizer].map((bytes) => bytes / MIB)).toEqual([
        adapters,
        adapters,
        moments,
      ]);
    }
  });
});

describe('inference', () => {
  it('takes the weights, the cache and the last scores', () => {
    const memory = inferenceMemory({shape: LLAMA7, format: 'half', batch: 2, length: 4096});
    expect(memory.weights).toBe(HALF_BYTES * 6_738_415_616);
    expect(memory.cache).toBe(kvBytes(LLAMA7, 4096, 2));
    expect(memory.total).toBe(memory.weights + memory.cache + 2 * 4 * 32_000);
    expect(inferenceMemory({shape: LLAMA7, format: 'fp32', batch: 1, length: 1}).weights).toBe(2 * memory.weights);
    expect(inferenceMemory({shape: LLAMA7, format: 'nf4', batch: 1, length: 1}).weights).toBe(
      quantizedWeightBytes(LLAMA7),
    );
  });

  it('says what is wrong with bad input', () => {
    expect(() => inferenceMemory({shape: {...LLAMA7, layers: 0}, format: 'half', batch: 1, length: 1})).toThrow(
      /layers, found 0/,
    );
  });
});
