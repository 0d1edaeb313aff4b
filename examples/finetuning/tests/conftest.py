"""What several tests share: one whole run of the tiny configuration, and a small model that nobody trained."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import PreTrainedModel, PreTrainedTokenizerBase

from finetuning.model import tiny_model
from finetuning.notebook import notebook
from finetuning.pipeline import Workshop
from finetuning.practice import instructions, plain_sentences, symbol_lines
from finetuning.settings import TinySettings, read_settings
from finetuning.tokenizer import train_tokenizer

EXAMPLE = Path(__file__).parent.parent
SITE = EXAMPLE.parents[1]

torch.set_num_threads(1)


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuses to connect anywhere but to this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1"):
            raise AssertionError(f"a test asked for {address}")
        connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def tokenizer() -> PreTrainedTokenizerBase:
    """A tokenizer like that of the tiny configuration."""
    spoken = [message["content"] for record in instructions()[0] for message in record["messages"]]
    return train_tokenizer([*plain_sentences()[0], *spoken, *symbol_lines()], 900)


@pytest.fixture
def untrained(tokenizer: PreTrainedTokenizerBase) -> PreTrainedModel:
    """A small model with random weights."""
    torch.manual_seed(1)
    return tiny_model(TinySettings(hidden=32, intermediate=64, layers=2, heads=4), tokenizer)


@dataclass(frozen=True)
class Finished:
    """A whole run: its folder, what it reported, and what the LoRA figure gets."""

    out: Path
    workshop: Workshop
    report: dict[str, Any]
    delta: dict[str, Any]

    def score(self, method: str) -> dict[str, float]:
        """The score of METHOD on what was held out."""
        found: dict[str, float] = next(run["score"] for run in self.report["runs"] if run["method"] == method)
        return found

    def losses(self, method: str) -> list[float]:
        """The loss of each step of METHOD."""
        found: list[float] = next(run["losses"] for run in self.report["runs"] if run["method"] == method)
        return found


@pytest.fixture(scope="session")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[subprocess.Popen[str]]:
    """The notebook, running in a process of its own while the other tests go on."""
    folder = tmp_path_factory.mktemp("notebook")
    (folder / "notebook.ipynb").write_text(notebook(), "utf-8")
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).parent / "execute_notebook.py"), str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
    )
    yield process
    if process.poll() is None:
        process.kill()
        process.communicate()


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory, executed: subprocess.Popen[str]) -> Finished:
    """The whole run, as a reader runs it. The notebook is started first, so that both cores have work."""
    out = tmp_path_factory.mktemp("run")
    workshop = Workshop(read_settings(EXAMPLE / "configs" / "tiny.toml"), out)
    report = workshop.run()
    return Finished(out, workshop, report, workshop.delta())


def checked_in(name: str) -> dict[str, Any]:
    """A file that the notes take numbers from. Skips where the example stands alone."""
    path = SITE / "src" / "data" / "generated" / name
    if not path.parent.exists():
        pytest.skip("the example stands alone, without the notes")
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found
