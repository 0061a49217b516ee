"""The measuring half of the golden set is for the report: nothing is chosen on it, nobody looks at its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks import data, golden
from benchmarks.data import Golden
from benchmarks.peers import Match
from bot.core.policy.decide import DontKnow
from bot.core.policy.rules import Rule
from bot.core.turn import Candidate, Step, Turn

HOME = Path(data.__file__).parent


def heard(kind: str, probability: float, *, right: bool) -> golden.Heard:
    """A message of this kind whose likeliest article is right or wrong."""
    line = Golden(text="?", lang="en", style="plain", kind=kind, articles=("a/b",) if kind == "article" else ())
    best = Candidate(article="a/b" if right else "c/d", language="en", title="", probability=probability)
    turn = Turn(text="?", language="en", intent="question", confidence=1.0, step=Step.ANSWER, candidates=(best,))
    return golden.Heard(line=line, turn=turn, action=DontKnow(), rule=Rule.NOTHING_CLOSE)


def test_lines_of_the_measuring_half_are_not_shown() -> None:
    with pytest.raises(ValueError, match="tuning half"):
        golden.failures("measuring")


def test_only_the_reader_of_data_builds_the_names_of_the_halves() -> None:
    knowing = [path.name for path in HOME.glob("*.py") if "measuring.jsonl" in path.read_text(encoding="utf-8")]
    reading = [path.name for path in HOME.glob("*.py") if "GOLDEN" in path.read_text(encoding="utf-8")]
    assert knowing == []
    assert reading == ["data.py"]


def test_no_code_of_the_product_reads_the_golden_set() -> None:
    bot = HOME.parent / "bot"
    named = re.compile(r"""["'/]measuring|quality[./]golden|golden[./]""")
    assert [path for path in bot.rglob("*.py") if named.search(path.read_text(encoding="utf-8"))] == []


def test_a_cut_follows_from_the_tuning_half_alone() -> None:
    tuning = [heard("article", 0.5, right=True), heard("article", 0.3, right=False)]
    one = golden.measure_with_cut(tuning, [heard("article", 0.9, right=False)], "measuring")
    two = golden.measure_with_cut(tuning, [heard("article", 0.1, right=True)], "measuring")
    assert {figure.spread for figure in (*one, *two)} == {"cut 0.50 from the tuning half"}


class Recording:
    """A peer that says the first text is best and remembers what it was asked."""

    name = "recording"

    def best(self, texts: Sequence[str], queries: Sequence[str]) -> list[Match]:
        return [Match(place=0, score=0.5) for _ in queries]


def test_a_peers_cut_is_chosen_on_the_tuning_half(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def read(half: str, *_: Any) -> tuple[Golden, ...]:
        asked.append(half)
        return (Golden(text=half, lang="en", style="plain", kind="article", articles=("a/b",)),)

    monkeypatch.setattr(golden, "read_golden", read)
    monkeypatch.setattr(golden, "_questions", lambda _: (["one"], ["a/b"]))
    figures = golden.measure_peers(None, "measuring", [Recording()], say=print)  # type: ignore[arg-type]
    assert asked == ["tuning", "measuring"]
    assert {figure.value for figure in figures} == {100.0}
