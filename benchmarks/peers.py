"""What a user would take instead, behind one Protocol: for each question the best text.

Peers that would quarrel with our libraries live in environments of their own, ``benchmarks/.peers/NAME``. ``install``
makes them; a peer that is not there is left out, with the reason.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np

from bot.language.encoders.encoder import Encoder

FOLDER: Final = Path(__file__).parent / ".peers"
WORKER: Final = Path(__file__).with_name("peer_worker.py")
PACKAGES: Final = {"bm25s": "bm25s==0.3.16", "haystack": "haystack-ai==3.4.0", "chatterbot": "chatterbot==1.2.15"}
PATIENCE: Final = 300.0  # seconds for one job of a peer; a slower one is named as left out


@dataclass(frozen=True, kw_only=True)
class Match:
    """The place of the best text, -1 if none came close, and the peer's own score."""

    place: int
    score: float


class Ranker(Protocol):
    """``best`` gives one match per query."""

    @property
    def name(self) -> str: ...

    def best(self, texts: Sequence[str], queries: Sequence[str]) -> list[Match]: ...


class PeerMissing(Exception):
    """{detail}"""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)


@dataclass(frozen=True)
class Tfidf:
    """Cosine of TF-IDF by scikit-learn; ``analyzer`` is "word" (1-2) or "char_wb" (2-5)."""

    analyzer: str

    @property
    def name(self) -> str:
        return "TF-IDF words" if self.analyzer == "word" else "TF-IDF characters"

    def best(self, texts: Sequence[str], queries: Sequence[str]) -> list[Match]:
        from sklearn.feature_extraction.text import TfidfVectorizer

        span = (1, 2) if self.analyzer == "word" else (2, 5)
        made = TfidfVectorizer(analyzer=self.analyzer, ngram_range=span, sublinear_tf=True)
        rows = made.fit_transform(texts)
        scores = (made.transform(queries) @ rows.T).tocsr()
        return [_match(scores[place].toarray()[0]) for place in range(len(queries))]


@dataclass(frozen=True)
class Nearest:
    """The nearest neighbour by sentence-transformers' ``semantic_search``."""

    name: str
    encoder: Encoder

    def best(self, texts: Sequence[str], queries: Sequence[str]) -> list[Match]:
        from sentence_transformers.util import semantic_search

        found = semantic_search(self._rows(queries), self._rows(texts), top_k=1)
        return [Match(place=int(hits[0]["corpus_id"]), score=float(hits[0]["score"])) for hits in found]

    def _rows(self, texts: Sequence[str]) -> Any:
        import torch

        return torch.from_numpy(np.array(self.encoder.encode(texts)))


@dataclass(frozen=True)
class Elsewhere:
    """A peer in an environment of its own; ``encoder`` for one that searches vectors it is given."""

    name: str
    environment: str
    system: str
    encoder: Encoder | None = None

    def best(self, texts: Sequence[str], queries: Sequence[str]) -> list[Match]:
        job: dict[str, Any] = {"system": self.system, "texts": list(texts), "queries": list(queries)}
        if self.encoder is not None:
            job["vectors"] = self.encoder.encode(texts).tolist()
            job["query_vectors"] = self.encoder.encode(queries).tolist()
        return [Match(place=place, score=score) for place, score in run_job(python_of(self.environment), WORKER, job)]


def rankers(minilm: Encoder, static: Encoder | None = None) -> list[Ranker]:
    """The peers that rank texts, cheapest first. ``static`` adds the shipped encoder with nothing around it."""
    found: list[Ranker] = [
        Elsewhere("BM25 words (bm25s)", "bm25s", "bm25s"),
        Tfidf("word"),
        Tfidf("char_wb"),
        Nearest("all-MiniLM-L6-v2 nearest", minilm),
        Elsewhere("Haystack BM25", "haystack", "haystack-bm25"),
        Elsewhere("Haystack embedding (all-MiniLM)", "haystack", "haystack-embedding", minilm),
    ]
    return [*found, Nearest("shipped encoder alone", static)] if static is not None else found


def chatterbot() -> Ranker:
    """Slow and only for short lists: it compares a question with every statement by Levenshtein distance."""
    return Elsewhere("ChatterBot", "chatterbot", "chatterbot")


def try_each(
    peers: Sequence[Ranker], use: Callable[[Ranker], None], *, say: Callable[[str], None] = print
) -> dict[str, str]:
    """Use every peer that works; name: reason for those that do not."""
    missing: dict[str, str] = {}
    for peer in peers:
        try:
            use(peer)
        except PeerMissing as problem:
            missing[peer.name] = str(problem)
            say(f"{peer.name} is left out: {problem}")
    return missing


def python_of(environment: str) -> Path:
    """The interpreter of a peer's environment; raises PeerMissing."""
    python = FOLDER / environment / "bin" / "python"
    if not python.is_file():
        raise PeerMissing("not installed; `python -m benchmarks peers` does it")
    return python


def install(environment: str, *, python: str = sys.executable) -> None:
    """Make a peer's environment if it is not there; raises PeerMissing with what the installer said last."""
    target = FOLDER / environment
    made_of = target / "made-of"
    if made_of.is_file() and made_of.read_text(encoding="utf-8") == PACKAGES[environment]:
        return
    _installed([python, "-m", "uv", "venv", "--quiet", "--clear", "--python", python, str(target)])
    _installed(
        [python, "-m", "uv", "pip", "install", "--quiet", "--python", str(target), PACKAGES[environment]],
    )
    made_of.write_text(PACKAGES[environment], encoding="utf-8")


def run_job(python: Path, script: Path, job: dict[str, Any]) -> Any:
    """Give the job to a script in another process, read its answer; raises PeerMissing when it fails."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    try:
        done = subprocess.run(
            [str(python), "-P", str(script)],  # beside it a folder is called like the library requests
            input=json.dumps(job),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            env=environment,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise PeerMissing(f"took more than {PATIENCE:.0f} s") from error
    except subprocess.CalledProcessError as error:
        raise PeerMissing(_last_line(error.stderr)) from error
    return json.loads(done.stdout.splitlines()[-1])


def _installed(command: list[str]) -> None:
    environment = {"UV_FIND_LINKS": os.environ.get("PIP_FIND_LINKS", ""), **os.environ}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode:
        raise PeerMissing(_last_line(done.stderr))


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][:200] if lines else "it failed without a word"


def _match(scores: Any) -> Match:
    place = int(scores.argmax())
    return Match(place=place if scores[place] > 0 else -1, score=float(scores[place]))
