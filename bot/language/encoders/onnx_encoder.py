"""Any transformer model with 8-bit weights on ONNX Runtime: made from the PyTorch model once, then smaller and faster.

sentence-transformers' own ``backend="onnx"`` needs optimum, which does not run beside the transformers of this product.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import logging
import os
import shutil
import tempfile
import threading
import warnings
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from bot.language.encoders.encoder import EncoderUnusable, Vectors, load_model, unit_rows
from bot.language.encoders.prompts import NO_PROMPTS, Prompts

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

INSTALL: Final = 'pip install "onnxruntime" "onnx<1.19"'  # later onnx wants a protobuf that TensorFlow 2.12 does not
_RUN: Final = ("onnxruntime",)
_MAKE: Final = ("onnxruntime", "onnx")
_BATCH: Final = 32
_ALIKE: Final = 0.999  # cosine of the exported model, before its weights are made smaller, with the original
_CHECKED: Final = ("Where is my order?", "Скільки коштує доставка до сусіднього міста, якщо замовити сьогодні?", "hi")


class OnnxEncoder:
    """The model of ``folder``, kept under ``home``. Made and loaded on first use."""

    def __init__(self, name: str, folder: Path, *, home: Path, prompts: Prompts = NO_PROMPTS) -> None:
        self.name = name
        self._source = folder
        self._folder = home / hashlib.sha256(name.encode()).hexdigest()[:16]
        self._prompts = prompts
        self._lock = threading.Lock()

    @property
    def dimension(self) -> int:
        return int(self._session.get_outputs()[0].shape[-1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self._rows([self._prompts.passage + text for text in texts])

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._rows([self._prompts.query + text for text in texts])

    def _rows(self, texts: Sequence[str]) -> Vectors:
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))  # of like length: little padding
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(order), _BATCH):
            part = order[start : start + _BATCH]
            with self._lock:
                encoded = self._tokenizer.encode_batch([texts[at] for at in part])
            rows[part] = self._session.run(None, _feed(encoded, self._inputs))[0]
        return unit_rows(rows)

    @cached_property
    def _inputs(self) -> list[str]:
        return [one.name for one in self._session.get_inputs()]

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        return Tokenizer.from_file(str(self._folder / "tokenizer.json"))

    @cached_property
    def _session(self) -> Any:
        check_installed(_RUN)
        if not (self._folder / "model.onnx").is_file():
            check_installed(_MAKE)
            _make_apart(self._source, self._folder)
        return _open(self._folder / "model.onnx")


def check_installed(packages: Sequence[str]) -> None:
    """Raises :class:`EncoderUnusable` with what to install."""
    missing = [name for name in packages if importlib.util.find_spec(name) is None]
    if missing:
        raise EncoderUnusable(f"the ONNX backend needs {' and '.join(missing)}: {INSTALL}")


def _make_apart(source: Path, target: Path) -> None:
    """In a process of its own: what the making needs of memory, and its warnings, are gone afterwards."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_be_quiet) as pool:
        pool.submit(make, source, target).result()


def _be_quiet() -> None:
    """PyTorch's tracer and the quantizer warn of what ``_check_alike`` looks at."""
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)


def make(source: Path, target: Path) -> None:
    """Write ``model.onnx`` (8-bit) and ``tokenizer.json``; or raise :class:`EncoderUnusable`."""
    model = load_model(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".new-", dir=target.parent))
    try:
        inputs = _write_tokenizer(model, work / "tokenizer.json")
        _export(model, inputs, work)
        _quantize(work / "exact.onnx", work / "model.onnx")
        (work / "exact.onnx").unlink()
        (work / "source.json").write_text(json.dumps({"source": str(source)}), encoding="utf-8")
        os.replace(work, target)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _write_tokenizer(model: SentenceTransformer, path: Path) -> list[str]:
    """The tokenizer with padding and the model's length; the names of what the model reads."""
    tokenizer: Any = getattr(model, "tokenizer", None)
    backend = getattr(tokenizer, "backend_tokenizer", None)
    if backend is None:
        raise EncoderUnusable("this model has no fast tokenizer, the ONNX backend can't read its texts")
    path.write_text(backend.to_str(), encoding="utf-8")
    from tokenizers import Tokenizer

    plain = Tokenizer.from_file(str(path))
    plain.enable_padding(pad_id=tokenizer.pad_token_id, pad_token=tokenizer.pad_token)
    plain.enable_truncation(int(model.max_seq_length or 512))
    plain.save(str(path))
    return [name for name in model.preprocess(["a"]) if name in _COLUMNS]


def _export(model: SentenceTransformer, inputs: Sequence[str], work: Path) -> None:
    """Tokens in, one vector out, pooling included; checked against the original."""
    import torch

    class Whole(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *columns: torch.Tensor) -> torch.Tensor:
            vector: torch.Tensor = self.model(dict(zip(inputs, columns, strict=True)))["sentence_embedding"]
            return vector

    sample = model.preprocess(list(_CHECKED))
    axes = {name: {0: "texts", 1: "tokens"} for name in inputs} | {"vector": {0: "texts"}}
    try:
        torch.onnx.export(
            Whole().eval(),
            tuple(sample[name] for name in inputs),
            str(work / "exact.onnx"),
            input_names=list(inputs),
            output_names=["vector"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    except (RuntimeError, ValueError, TypeError, torch.onnx.errors.OnnxExporterError) as error:
        raise EncoderUnusable(f"this model can't be turned into ONNX ({error}); use it without --backend") from error
    _check_alike(model, inputs, work)


def _check_alike(model: SentenceTransformer, inputs: Sequence[str], work: Path) -> None:
    """A traced model may have taken one sentence's length for a constant: other lengths must give the same vectors."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(work / "tokenizer.json"))
    session = _open(work / "exact.onnx")
    for text in (*_CHECKED, " ".join(_CHECKED * 3)):
        made = session.run(None, _feed(tokenizer.encode_batch([text]), inputs))[0]
        wanted = np.asarray(model.encode([text], prompt="", convert_to_numpy=True, show_progress_bar=False))
        if float((unit_rows(made) * unit_rows(wanted)).sum()) < _ALIKE:
            raise EncoderUnusable("this model gives other vectors as ONNX; use it without --backend")


def _quantize(exact: Path, small: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(str(exact), str(small), weight_type=QuantType.QInt8, per_channel=True)


def _open(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # see encoder.one_thread
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


_COLUMNS: Final[Mapping[str, str]] = {
    "input_ids": "ids",
    "attention_mask": "attention_mask",
    "token_type_ids": "type_ids",
}


def _feed(encoded: Sequence[Any], inputs: Sequence[str]) -> dict[str, Any]:
    return {name: np.array([getattr(one, _COLUMNS[name]) for one in encoded], dtype=np.int64) for name in inputs}
