"""The notebook is the sources, and it runs."""

from __future__ import annotations

import json
import subprocess

import pytest

from conftest import EXAMPLE, SITE, Finished
from finetuning.notebook import INSTALL, flattened, notebook, top_level_names

CHECKED_IN = SITE / "static" / "notebooks" / "llama2-qlora.ipynb"


@pytest.mark.skipif(not CHECKED_IN.parent.exists(), reason="the example stands alone, without the notes")
def test_it_is_up_to_date() -> None:
    assert CHECKED_IN.read_text("utf-8") == notebook(), "run `npm run notebook`"


def test_its_outputs_are_cleared_and_nothing_is_imported_from_the_package() -> None:
    for cell in json.loads(notebook())["cells"]:
        text = "".join(cell["source"])
        assert cell["metadata"] == {}
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [] and cell["execution_count"] is None
            assert "from ." not in text and "#region" not in text


def test_it_installs_what_the_project_asks_for() -> None:
    asked = {line.split('"')[1] for line in (EXAMPLE / "pyproject.toml").read_text("utf-8").splitlines() if line.startswith('  "')}
    wanted = {line.split('"')[1] for line in INSTALL.splitlines() if line.startswith('        "')}
    assert len(wanted) == 6 and wanted <= asked


def test_flattening_keeps_the_code() -> None:
    source = '"""Doc."""\n\nfrom __future__ import annotations\n\nimport os\n\nfrom .a import (\n    b,\n)\n\n# #region x\nX = 1\n# #endregion\n'
    assert flattened(source) == "import os\n\n\nX = 1"
    assert top_level_names("import os\nX = 1\nY: int = 2\ndef f(): ...\nclass C: ...") == {"X", "Y", "f", "C"}


def test_it_runs(finished: Finished, executed: subprocess.Popen[str]) -> None:
    output, errors = executed.communicate(timeout=900)
    assert executed.returncode == 0, errors
    losses = json.loads(output.splitlines()[-1])
    assert set(losses) == {"full", "lora", "qlora", "control", "dpo-sft"}
    for method in ("full", "lora", "qlora"):
        assert losses[method][1] < losses[method][0]
