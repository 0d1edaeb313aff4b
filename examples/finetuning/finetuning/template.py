"""Conversations to tokens, and which tokens carry loss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from transformers import PreTrainedTokenizerBase

from .practice import Message

# #region template
# The format of Llama 2-Chat: `[INST]` around the user's turn, the system text inside the first one, `</s>` after each answer. `<s>` is
# written here, so the text must be cut into tokens without adding another.
LLAMA2_TEMPLATE = """\
{%- if messages[0]['role'] == 'system' -%}
  {%- set system = '<<SYS>>\\n' + messages[0]['content'] + '\\n<</SYS>>\\n\\n' -%}
  {%- set turns = messages[1:] -%}
{%- else -%}
  {%- set system = '' -%}
  {%- set turns = messages -%}
{%- endif -%}
{%- for message in turns -%}
  {%- if message['role'] == 'user' -%}
    {{- bos_token + '[INST] ' + (system if loop.first else '') + message['content'].strip() + ' [/INST]' -}}
  {%- else -%}
    {{- ' ' + message['content'].strip() + ' ' + eos_token -}}
  {%- endif -%}
{%- endfor -%}
"""


def render(tokenizer: PreTrainedTokenizerBase, messages: Sequence[Message], ask: bool = False) -> str:
    """The conversation as one text, in the tokenizer's chat template. ASK: ends where the model is to answer."""
    text = tokenizer.apply_chat_template(list(messages), tokenize=False, add_generation_prompt=ask)
    assert isinstance(text, str)
    return text


# #endregion


# #region ends
def end_tokens(tokenizer: PreTrainedTokenizerBase) -> list[int]:
    """The tokens at which an answer is over: what the chat template writes after an answer, then the tokenizer's own end token.

    They need not be the same. The tokenizer of a Qwen2.5 base model calls `<|endoftext|>` its end, and its template ends a turn with
    `<|im_end|>`: a model that was trained on the template writes that one, and whoever waits for the other waits for ever. Templates without an
    end of their own, as ChatGLM3's, end a turn with the name of the next speaker.

    Raises ValueError if the template ends a turn with ordinary text, which no single token stands for.
    """
    probe = "回答"
    answered: list[Message] = [{"role": "user", "content": "问题"}, {"role": "assistant", "content": probe}]
    found: list[int] = []
    for turns in (answered, [*answered, answered[0]]):
        after = render(tokenizer, turns).rpartition(probe)[2]
        ids = tokenizer(after, add_special_tokens=False)["input_ids"]
        # The first that is a token of its own in the vocabulary; before it a space may stand.
        found += [token for token in ids if token in tokenizer.added_tokens_decoder][:1]
        if found:
            break
    else:
        raise ValueError("对话模板在回答后面没有写结束词元，模型学不会停。换一个会写结束词元的模板")
    return list(dict.fromkeys([*found, *([] if tokenizer.eos_token_id is None else [int(tokenizer.eos_token_id)])]))


# #endregion


@dataclass(frozen=True)
class Example:
    """A conversation as tokens: `labels` repeats the token where it carries loss and is -100 elsewhere."""

    ids: list[int]
    labels: list[int]


# #region mask
IGNORED = -100


def encode(tokenizer: PreTrainedTokenizerBase, messages: Sequence[Message], max_length: int) -> Example:
    """Only the answers and the token that ends each of them carry loss.

    The whole text is cut into tokens once, and a token belongs to an answer if it begins inside it. Cutting question and answer apart
    and joining the tokens can give other tokens than the model sees later. What is longer than MAX_LENGTH is cut off at the end.
    """
    text = render(tokenizer, messages)
    answers: list[tuple[int, int]] = []
    for index, message in enumerate(messages):
        if message["role"] == "assistant":
            before = render(tokenizer, messages[:index], ask=True)
            until = render(tokenizer, messages[: index + 1]).rstrip("\n")
            if not (text.startswith(before) and text.startswith(until)):
                raise ValueError("这个对话模板会改写前面的轮次，找不到回答的位置。把对话拆成单轮，或换一个模板")
            answers.append((len(before), len(until)))
    # The template has written <s> itself; the tokenizer must not add a second one.
    found = tokenizer(text, add_special_tokens=False, return_offsets_mapping=True)
    ids: list[int] = found["input_ids"][:max_length]
    starts = [start for start, _ in found["offset_mapping"]][:max_length]
    labels = [
        token if any(begin <= start < end for begin, end in answers) else IGNORED
        for token, start in zip(ids, starts, strict=True)
    ]
    return Example(ids, labels)


# #endregion


@dataclass(frozen=True)
class Batch:
    """Examples side by side. All three are (examples, longest)."""

    ids: Tensor
    labels: Tensor
    attention: Tensor

    def to(self, device: torch.device) -> Batch:
        """The same on DEVICE."""
        return Batch(self.ids.to(device), self.labels.to(device), self.attention.to(device))


# #region collate
def collate(examples: Sequence[Example], pad: int) -> Batch:
    """Fills up on the right. Padding is told by position, not by token: so PAD may be the end token, and the real end token of an
    answer still carries loss."""
    longest = max(len(example.ids) for example in examples)
    ids = torch.full((len(examples), longest), pad)
    labels = torch.full((len(examples), longest), IGNORED)
    attention = torch.zeros((len(examples), longest), dtype=torch.long)
    for row, example in enumerate(examples):
        length = len(example.ids)
        ids[row, :length] = torch.tensor(example.ids)
        labels[row, :length] = torch.tensor(example.labels)
        attention[row, :length] = 1
    return Batch(ids, labels, attention)


# #endregion


def encode_all(tokenizer: PreTrainedTokenizerBase, conversations: Sequence[Sequence[Message]], max_length: int) -> list[Example]:
    """Examples that have at least one token with loss. Raises ValueError if none has."""
    examples = [encode(tokenizer, messages, max_length) for messages in conversations]
    useful = [example for example in examples if any(label != IGNORED for label in example.labels)]
    if not useful:
        raise ValueError(f"没有一条数据的回答落在前 {max_length} 个词元里。把 max_length 调大，或缩短提示")
    return useful
