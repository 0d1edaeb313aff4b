"""A tokenizer for the tiny model, trained on its own text."""

from __future__ import annotations

from collections.abc import Iterable

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

from .template import LLAMA2_TEMPLATE


# #region tokenizer
def train_tokenizer(texts: Iterable[str], vocabulary: int) -> PreTrainedTokenizerFast:
    """Byte-level BPE with at most VOCABULARY tokens. Any text can be written in it, as its alphabet is the 256 bytes.

    Llama 2's own is BPE over characters with bytes as a way out; for a text as small as ours the difference is in the names of the tokens.
    """
    special = ["<unk>", "<s>", "</s>", "<pad>"]
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)  # type: ignore[attr-defined, unused-ignore]
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
