"""What `studio` runs, with heavy imports where they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.table import Figure


def history(*, quick: bool) -> list[Figure]:
    """Old conversations."""
    from benchmarks.studio.measure import measure
    from bot.language.encoders.pair import Encoders

    return measure(Encoders(), say=lambda line: typer.echo(line, err=True), quick=quick)


def gate(data: Path, *, quick: bool) -> list[Figure]:
    """The bounds of the gate; a quick run has 50 articles and 200 questions."""
    from benchmarks.studio.gate import KEYS, QUESTIONS, measure
    from bot.language.encoders.pair import Encoders

    sentences = _shuffled(data)
    keys, count = (50, 200) if quick else (KEYS, QUESTIONS)
    return measure(sentences, Encoders(), keys=keys, count=count)


def shelf(data: Path, *, quick: bool) -> list[Figure]:
    """The list of articles; a quick run has 500."""
    from benchmarks.studio.shelf import KEYS, measure

    return measure(_shuffled(data), keys=500 if quick else KEYS)


def _shuffled(data: Path) -> list[str]:
    import random

    from benchmarks.data import texts_of_all

    sentences = list(dict.fromkeys(texts_of_all(data)))
    random.Random(0).shuffle(sentences)
    return sentences


def radar(data: Path, *, quick: bool) -> list[Figure]:
    """Planted contradictions; a quick run has one base."""
    from benchmarks.studio.radar import measure

    return measure(data, say=lambda line: typer.echo(line, err=True), quick=quick)
