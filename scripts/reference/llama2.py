"""Reference values for src/labs/llama2/model.ts, made once and checked in as tests/fixtures/llama2-tiny.json.

Made with Python 3.11, torch 2.6.0 (CPU is enough), transformers 4.57.1 and numpy 1.26.4:

    pip install torch==2.6.0 transformers==4.57.1 numpy==1.26.4
    python scripts/reference/llama2.py

A LlamaForCausalLM with random weights (seed 0, rounded to three decimals, so that the file holds exactly the numbers that
were used) runs once in full; hooks keep what is between. Weights are doubles; transformers itself computes RMSNorm and the
rotary angles in float32, which is why the tests allow 1e-5.
"""

import json
import pathlib

import torch
import transformers
from transformers import LlamaConfig, LlamaForCausalLM
from transformers.models.llama.modeling_llama import apply_rotary_pos_emb

TOKENS = [3, 7, 1, 12, 0, 7]
STEPS = 8
TARGET = pathlib.Path(__file__).parents[2] / "tests/fixtures/llama2-tiny.json"

torch.manual_seed(0)
config = LlamaConfig(
    vocab_size=13,
    hidden_size=16,
    intermediate_size=12,
    num_hidden_layers=2,
    num_attention_heads=4,
    num_key_value_heads=2,
    rms_norm_eps=1e-5,
    rope_theta=10000.0,
    max_position_embeddings=64,
    tie_word_embeddings=False,
    attn_implementation="eager",
)
model = LlamaForCausalLM(config).double().eval()
with torch.no_grad():
    for name, parameter in model.named_parameters():
        centre = 1.0 if "norm" in name else 0.0
        parameter.copy_(torch.round((centre + 0.3 * torch.randn_like(parameter)) * 1000) / 1000)

seen = {}


def keep(name):
    def hook(_module, _inputs, output):
        # The first pass counts; generation below runs through the same hooks.
        seen.setdefault(name, output[0] if isinstance(output, tuple) else output)

    return hook


first = model.model.layers[0]
first.input_layernorm.register_forward_hook(keep("attentionNorm"))
first.self_attn.q_proj.register_forward_hook(keep("query"))
first.self_attn.k_proj.register_forward_hook(keep("key"))
first.self_attn.register_forward_hook(keep("attention"))
first.mlp.register_forward_hook(keep("swiglu"))
first.register_forward_hook(keep("block"))


def numbers(tensor, digits=9):
    """Nested lists, rounded so that the file stays small."""
    return torch.round(tensor.detach().double(), decimals=digits).tolist()


tokens = torch.tensor([TOKENS])
with torch.no_grad():
    result = model(tokens, use_cache=False, output_attentions=True)
    query = seen["query"].view(1, len(TOKENS), 4, 4).transpose(1, 2)
    key = seen["key"].view(1, len(TOKENS), 2, 4).transpose(1, 2)
    cos, sin = model.model.rotary_emb(query, torch.arange(len(TOKENS))[None])
    query, key = apply_rotary_pos_emb(query, key, cos, sin)
    # Without a mask, transformers would take token 0 for padding; without this, token 2 would end the text.
    model.generation_config.eos_token_id = None
    mask = torch.ones_like(tokens)
    generated = model.generate(tokens, attention_mask=mask, max_new_tokens=STEPS, do_sample=False)

w = {name: numbers(parameter, 3) for name, parameter in model.named_parameters()}
layers = [
    {
        "attentionNorm": w[f"model.layers.{i}.input_layernorm.weight"],
        "query": w[f"model.layers.{i}.self_attn.q_proj.weight"],
        "key": w[f"model.layers.{i}.self_attn.k_proj.weight"],
        "value": w[f"model.layers.{i}.self_attn.v_proj.weight"],
        "output": w[f"model.layers.{i}.self_attn.o_proj.weight"],
        "ffnNorm": w[f"model.layers.{i}.post_attention_layernorm.weight"],
        "gate": w[f"model.layers.{i}.mlp.gate_proj.weight"],
        "up": w[f"model.layers.{i}.mlp.up_proj.weight"],
        "down": w[f"model.layers.{i}.mlp.down_proj.weight"],
    }
    for i in range(2)
]
fixture = {
    "made": f"scripts/reference/llama2.py, torch {torch.__version__}, transformers {transformers.__version__}",
    "model": {
        "config": {"dim": 16, "heads": 4, "kvHeads": 2, "normEps": 1e-5, "ropeBase": 10000},
        "embedding": w["model.embed_tokens.weight"],
        "layers": layers,
        "norm": w["model.norm.weight"],
        "head": w["lm_head.weight"],
    },
    "tokens": TOKENS,
    "attentionNorm": numbers(seen["attentionNorm"][0]),
    # Layer 0, by position and head, after the rotation.
    "rotatedQuery": numbers(query[0].transpose(0, 1)),
    "rotatedKey": numbers(key[0].transpose(0, 1)),
    # Layer 0, the last query: one row of weights a head.
    "lastAttentionWeights": numbers(result.attentions[0][0, :, -1]),
    "attention": numbers(seen["attention"][0]),
    "swiglu": numbers(seen["swiglu"][0]),
    "block": numbers(seen["block"][0]),
    "logits": numbers(result.logits[0]),
    "generated": generated[0].tolist(),
}
TARGET.write_text(json.dumps(fixture, separators=(",", ":")) + "\n")
print(fixture["made"], TARGET.stat().st_size, "bytes; generated", fixture["generated"])
