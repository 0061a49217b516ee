"""Indexes on disk: ``<home>/<fingerprint>/``, written beside and renamed into place, checked by SHA-256 when read."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

from pydantic import TypeAdapter

from bot.knowledge.answers.calibration import Calibration
from bot.knowledge.articles.articles import Article, Library
from bot.knowledge.errors import SavedIndexUnusable
from bot.knowledge.index.build import Index, build
from bot.knowledge.index.classifier import Classifier
from bot.knowledge.index.dense import DenseIndex
from bot.knowledge.index.layout import Layout
from bot.knowledge.index.out_of_scope import OutOfScope
from bot.language.encoders.pair import Encoders

_KEPT: Final = 3
_LATEST: Final = "latest"
_CLASSIFIER: Final = "classifier.npy"
_OUT_OF_SCOPE: Final = "outsiders.npz"
_SUMS: Final = "SHA256SUMS"
_ARTICLES: Final = TypeAdapter(tuple[Article, ...])


@dataclass(frozen=True, kw_only=True)
class Fitted:
    """A calibration, what it was trained with, on which articles (``Index.fingerprint``), and whether classified."""

    calibration: Calibration
    source: str
    content: str
    classified: bool


def save(home: Path, index: Index, fitted: Fitted) -> None:
    """Write the index and make it the latest one. Older ones go, except the last few."""
    home.mkdir(parents=True, exist_ok=True)
    target = home / index.fingerprint
    work = Path(tempfile.mkdtemp(prefix=".new-", dir=home))
    try:
        _write(work, index, fitted)
        if target.exists():
            os.replace(target, work.with_name(work.name + "-old"))
        os.replace(work, target)
    finally:
        for left in (work, work.with_name(work.name + "-old")):
            shutil.rmtree(left, ignore_errors=True)
    pointer = home / f".{_LATEST}-{os.getpid()}"
    pointer.write_text(index.fingerprint, encoding="utf-8")
    os.replace(pointer, home / _LATEST)
    _prune(home, keep=index.fingerprint)


def load_index(home: Path, fingerprint: str, articles: Sequence[Article], encoders: Encoders) -> Index:
    """The saved index of these articles, with what was out of scope then; raises :class:`SavedIndexUnusable`."""
    folder = home / fingerprint
    _check(folder)
    layout = Layout.of(articles)
    dense = DenseIndex.read(folder / "dense.faiss", layout.texts)
    deep = DenseIndex.read(folder / "deep.faiss", layout.texts) if encoders.deep else None
    if dense is None or (encoders.deep and deep is None):
        raise SavedIndexUnusable(f"{folder} holds other texts")
    try:
        out_of_scope = OutOfScope.read(folder / _OUT_OF_SCOPE)
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise SavedIndexUnusable(f"{folder / _OUT_OF_SCOPE}: {error}") from error
    unlearned = build(articles, encoders, dense=dense, deep=deep, out_of_scope=out_of_scope, learned=False)
    return replace(unlearned, classifier=Classifier.read(folder / _CLASSIFIER, layout))


def load_fitted(home: Path, fingerprint: str) -> Fitted:
    """The calibration saved with an index; raises :class:`SavedIndexUnusable`."""
    _check(home / fingerprint)
    try:
        data = json.loads((home / fingerprint / "calibration.json").read_text(encoding="utf-8"))
        return Fitted(
            calibration=Calibration.from_json(data),
            source=str(data["source"]),
            content=str(data["content"]),
            classified=bool(data["classified"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SavedIndexUnusable(f"{home / fingerprint}/calibration.json: {error}") from error


def load_articles(home: Path, fingerprint: str) -> Library:
    """The articles as they were when the index was saved: the last good version of files that are bad now."""
    _check(home / fingerprint)
    try:
        data = (home / fingerprint / "articles.json").read_bytes()
        return Library(articles=_ARTICLES.validate_json(data), checked=False)
    except (OSError, ValueError) as error:
        raise SavedIndexUnusable(f"{home / fingerprint}/articles.json: {error}") from error


def latest(home: Path) -> str | None:
    """The fingerprint that was saved last."""
    try:
        return (home / _LATEST).read_text(encoding="utf-8").strip() or None
    except OSError:
        return None


def _write(folder: Path, index: Index, fitted: Fitted) -> None:
    index.dense.write(folder / "dense.faiss")
    if index.deep is not None:
        index.deep.write(folder / "deep.faiss")
    if index.classifier is not None:
        index.classifier.write(folder / _CLASSIFIER)
    index.out_of_scope.write(folder / _OUT_OF_SCOPE)
    about = {"source": fitted.source, "content": fitted.content, "classified": fitted.classified}
    _write_json(folder / "calibration.json", {**fitted.calibration.to_json(), **about})
    (folder / "articles.json").write_bytes(_ARTICLES.dump_json(tuple(index.layout.articles)))
    _write_json(folder / "index.json", {"encoders": index.encoders.names, "passages": len(index.layout.passages)})
    lines = [f"{_sha256(path)}  {path.name}" for path in sorted(folder.iterdir())]
    (folder / _SUMS).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_json(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _check(folder: Path) -> None:
    try:
        lines = (folder / _SUMS).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SavedIndexUnusable(f"{folder} is not complete") from error
    for line in lines:
        wanted, _, name = line.partition("  ")
        path = folder / name
        if not path.is_file() or _sha256(path) != wanted:
            raise SavedIndexUnusable(f"{path} is damaged")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _prune(home: Path, *, keep: str) -> None:
    saved = [path for path in home.iterdir() if path.is_dir() and not path.name.startswith(".") and path.name != keep]
    saved.sort(key=_age, reverse=True)
    for path in saved[_KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
