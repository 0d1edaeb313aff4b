"""How far a run is, on the error output: a line that rewrites itself on a terminal, a line each in a file."""

from __future__ import annotations

import sys
from typing import TextIO


class Progress:
    """Tells how many of how many are done. In a file only steps of a tenth are written, so that logs stay short."""

    def __init__(self, stream: TextIO = sys.stderr, every: bool = False) -> None:
        self.stream = stream
        self.every = every
        self._tenth = -1

    def step(self, stage: str, done: int, total: int) -> None:
        """DONE of TOTAL items of STAGE are finished."""
        if self.stream.isatty():
            self.stream.write(f"\r\x1b[K{stage} {done}/{total}")
        else:
            tenth = done * 10 // max(1, total)
            if not self.every and tenth == self._tenth:
                return
            self._tenth = tenth
            self.stream.write(f"{stage} {done}/{total}\n")
        self.stream.flush()

    def line(self, text: str) -> None:
        """A line that stays."""
        self._tenth = -1
        self.stream.write(("\r\x1b[K" if self.stream.isatty() else "") + text + "\n")
        self.stream.flush()
