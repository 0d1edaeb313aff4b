"""A tokenizer for the tiny model, trained on its own text."""

from __future__ import annotations

from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

from .template import LLAMA2_TEMPLATE


# #region tokenizer
def train_tokenizer(texts: Iterable[str], vocabulary: int) -> PreTrainedTokenizerFast:
    """Byte-level BPE with at most VOCABULARY tokens. Any text can be written in it, as its alphabet is the 256 bytes.

    Merges stay inside a Chinese character and never join digits (Llama 2's tokenizer splits digits too). With so little text they would
    otherwise swallow whole sentences: "属于水果" would be one token, and nothing could be learnt about its parts.
    """
    special = ["<unk>", "<s>", "</s>", "<pad>"]
    tokenizer = Tokenizer(models.BPE())
    pieces = pre_tokenizers.Split(Regex(r"\p{Han}|\d"), "isolated")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pieces, pre_tokenizers.ByteLevel(add_prefix_space=False)])  # type: ignore[attr-defined, unused-ignore]
    tokenizer.decoder = decoders.ByteLevel()  # type: ignore[attr-defined, unused-ignore]
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary,
        special_tokens=special,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        unk_token="<unk>",
        bos_token="<s>",
        eos_token="</s>",
        pad_token="<pad>",
        chat_template=LLAMA2_TEMPLATE,
    )


# #endregion
