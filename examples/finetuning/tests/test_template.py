"""Which text, which tokens, and which of them carry loss."""

from __future__ import annotations

import copy

import pytest
import torch
from transformers import PreTrainedTokenizerBase

from finetuning.generate import generate
from finetuning.model import tiny_model
from finetuning.practice import Message
from finetuning.settings import TinySettings, TuningSettings
from finetuning.template import IGNORED, collate, encode, encode_all, end_tokens, render
from finetuning.train import train


def talk(*texts: str, system: str = "") -> list[Message]:
    """A conversation in turns, the user first."""
    roles = ("user", "assistant")
    turns: list[Message] = [{"role": roles[place % 2], "content": text} for place, text in enumerate(texts)]
    return [{"role": "system", "content": system}, *turns] if system else turns


def with_loss(tokenizer: PreTrainedTokenizerBase, labels: list[int]) -> str:
    """The text that carries loss."""
    found = tokenizer.decode([label for label in labels if label != IGNORED])
    assert isinstance(found, str)
    return found


def test_the_text_is_that_of_llama_2_chat(tokenizer: PreTrainedTokenizerBase) -> None:
    assert render(tokenizer, talk("一", "二", "三", "四", system="短")) == (
        "<s>[INST] <<SYS>>\n短\n<</SYS>>\n\n一 [/INST] 二 </s><s>[INST] 三 [/INST] 四 </s>"
    )
    assert render(tokenizer, talk("一"), ask=True) == "<s>[INST] 一 [/INST]"


def test_only_the_answer_and_its_end_carry_loss(tokenizer: PreTrainedTokenizerBase) -> None:
    example = encode(tokenizer, talk("苹果属于哪一类？", "属于水果。"), 100)
    assert with_loss(tokenizer, example.labels) == " 属于水果。 </s>"
    assert example.labels[-1] == tokenizer.eos_token_id
    assert example.ids.count(tokenizer.bos_token_id or -1) == 1
    assert all(label in (token, IGNORED) for token, label in zip(example.ids, example.labels, strict=True))


def test_every_answer_of_a_longer_conversation_does(tokenizer: PreTrainedTokenizerBase) -> None:
    example = encode(tokenizer, talk("苹果？", "水果。", "白菜？", "蔬菜。", system="回答要短"), 100)
    assert with_loss(tokenizer, example.labels) == " 水果。 </s> 蔬菜。 </s>"


def test_padding_never_carries_loss_even_if_it_is_the_end_token(tokenizer: PreTrainedTokenizerBase) -> None:
    short, long = (encode(tokenizer, talk("苹果？", answer), 100) for answer in ("水果。", "苹果是一种水果。"))
    end = tokenizer.eos_token_id
    assert isinstance(end, int)
    batch = collate([short, long], pad=end)
    assert batch.labels[0].tolist() == short.labels + [IGNORED] * (len(long.ids) - len(short.ids))
    assert (batch.labels[0] == end).sum() == 1
    assert batch.attention.sum(1).tolist() == [len(short.ids), len(long.ids)]
    assert batch.ids.shape == batch.labels.shape == batch.attention.shape == (2, len(long.ids))


def test_what_is_too_long_is_cut_off_and_left_out_if_no_answer_remains(tokenizer: PreTrainedTokenizerBase) -> None:
    near, far = talk("苹果？", "水果。"), talk("苹果" * 50, "水果。")
    assert len(encode(tokenizer, far, 20).ids) == 20
    assert len(encode_all(tokenizer, [near, far], 20)) == 1
    with pytest.raises(ValueError, match="没有一条数据的回答落在前 20 个词元里"):
        encode_all(tokenizer, [far], 20)


def test_a_template_that_rewrites_earlier_turns_is_refused(tokenizer: PreTrainedTokenizerBase) -> None:
    template = tokenizer.chat_template
    tokenizer.chat_template = "{{ messages|length }}{% for message in messages %}{{ message['content'] }}{% endfor %}"
    try:
        with pytest.raises(ValueError, match="会改写前面的轮次"):
            encode(tokenizer, talk("苹果？", "水果。"), 100)
    finally:
        tokenizer.chat_template = template


def test_chatml_works_as_well(tokenizer: PreTrainedTokenizerBase) -> None:
    template = tokenizer.chat_template
    tokenizer.chat_template = (
        "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}</s>\n{% endfor %}"
        "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
    )
    try:
        example = encode(tokenizer, talk("苹果？", "水果。"), 100)
        assert with_loss(tokenizer, example.labels) == "水果。</s>"
    finally:
        tokenizer.chat_template = template


def test_the_tokenizer_writes_anything_and_splits_digits(tokenizer: PreTrainedTokenizerBase) -> None:
    text = "2升 = 2000毫升，emoji 🦙 和 𠮷"
    assert tokenizer.decode(tokenizer(text, add_special_tokens=False)["input_ids"]) == text
    pieces = [tokenizer.decode([token]) for token in tokenizer("属于水果2000", add_special_tokens=False)["input_ids"]]
    assert pieces == ["属", "于", "水", "果", "2", "0", "0", "0"]


CHATML = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def with_template(tokenizer: PreTrainedTokenizerBase, template: str, *tokens: str) -> PreTrainedTokenizerBase:
    """A copy of TOKENIZER with TOKENS of its own and another TEMPLATE."""
    changed = copy.deepcopy(tokenizer)
    changed.add_tokens(list(tokens), special_tokens=True)
    changed.chat_template = template
    return changed


def test_an_answer_is_over_where_the_template_says_and_at_the_tokenizers_own_end(tokenizer: PreTrainedTokenizerBase) -> None:
    assert end_tokens(tokenizer) == [tokenizer.eos_token_id]
    chatml = with_template(tokenizer, CHATML, "<|im_start|>", "<|im_end|>")
    assert end_tokens(chatml) == [chatml.convert_tokens_to_ids("<|im_end|>"), tokenizer.eos_token_id]
    # As in ChatGLM3: nothing after the last answer, and after one before it the name of the next speaker.
    glm = with_template(tokenizer, "{% for m in messages %}<|{{ m['role'] }}|>\n{{ m['content'] }}{% endfor %}", "<|user|>", "<|assistant|>")
    assert end_tokens(glm) == [glm.convert_tokens_to_ids("<|user|>"), tokenizer.eos_token_id]


def test_a_template_that_ends_turns_with_text_is_refused(tokenizer: PreTrainedTokenizerBase) -> None:
    plain = with_template(tokenizer, "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}")
    with pytest.raises(ValueError, match="没有写结束词元"):
        end_tokens(plain)


def test_the_end_of_chatml_carries_loss_and_the_line_break_after_it_does_not(tokenizer: PreTrainedTokenizerBase) -> None:
    chatml = with_template(tokenizer, CHATML, "<|im_start|>", "<|im_end|>")
    example = encode(chatml, talk("苹果？", "水果。"), 100)
    assert with_loss(chatml, example.labels) == "水果。<|im_end|>"
    assert example.labels[-2] == end_tokens(chatml)[0] and example.labels[-1] == IGNORED


def test_a_model_stops_at_the_end_that_its_template_taught_it(tokenizer: PreTrainedTokenizerBase) -> None:
    chatml = with_template(tokenizer, CHATML, "<|im_start|>", "<|im_end|>")
    torch.manual_seed(2)
    model = tiny_model(TinySettings(hidden=48, intermediate=96, layers=2, heads=4), chatml)
    talks = [talk(f"{name}？", f"{kind}。") for name, kind in (("苹果", "水果"), ("白菜", "蔬菜"), ("铁", "金属"), ("松树", "树"))]
    plan = TuningSettings(steps=60, batch=4, learning_rate=1e-2, warmup=5)
    losses = train(model, encode_all(chatml, talks, 60), plan, 3, seed=0)
    assert losses[-1] < 0.1
    assert generate(model, chatml, [turns[:1] for turns in talks], 20) == [turns[1]["content"] for turns in talks]
    # Who waits for the tokenizer's own end alone gets all 20 tokens.
    asked = chatml(render(chatml, talks[0][:1], ask=True), add_special_tokens=False, return_tensors="pt")
    output = model.generate(
        input_ids=asked["input_ids"], attention_mask=asked["attention_mask"], max_new_tokens=20, do_sample=False, pad_token_id=3, eos_token_id=2
    )
    new = output[0, asked["input_ids"].shape[1] :].tolist()
    assert end_tokens(chatml)[0] in new and len(new) == 20
