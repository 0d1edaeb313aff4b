"""Executes FOLDER/notebook.ipynb without a browser: python execute_notebook.py FOLDER. Exits with 1 and the error if a cell fails.

The cells are those of the notebook; only the numbers of steps in the tiny configuration are made smaller, as the whole run is tested
beside it.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


def shorter(source: str) -> str:
    """The cell with the configurations, with a fifth of the steps."""
    start, end = source.index('"tiny"'), source.index('""",', source.index('"tiny"'))
    tiny = re.sub(r"^steps = (\d+)$", lambda found: f"steps = {int(found[1]) // 5}", source[start:end], flags=re.MULTILINE)
    return source[:start] + tiny + source[end:]


def main(folder: Path) -> int:
    """Runs all cells; writes the notebook with its outputs to FOLDER."""
    book = nbformat.read(str(folder / "notebook.ipynb"), as_version=4)
    nbformat.validate(book)
    for cell in book.cells:
        if cell.source.startswith("CONFIGS = "):
            cell.source = shorter(cell.source)
        # With a GPU the notebook would ask for the weights of Llama 2.
        cell.source = cell.source.replace('"colab-t4" if torch.cuda.is_available() else "tiny"', '"tiny"')
    try:
        NotebookClient(book, timeout=900, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    except CellExecutionError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        nbformat.write(book, str(folder / "executed.ipynb"))
    report = json.loads((folder / "out" / "run.json").read_text("utf-8"))
    print(json.dumps({run["method"]: [run["losses"][0], run["losses"][-1]] for run in report["runs"] if run["losses"]}))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
