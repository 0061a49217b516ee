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
    import random

    from benchmarks.data import texts_of_all
    from benchmarks.studio.gate import KEYS, QUESTIONS, measure
    from bot.language.encoders.pair import Encoders

    sentences = list(dict.fromkeys(texts_of_all(data)))
    random.Random(0).shuffle(sentences)
    keys, count = (50, 200) if quick else (KEYS, QUESTIONS)
    return measure(sentences, Encoders(), keys=keys, count=count)


def radar(data: Path, *, quick: bool) -> list[Figure]:
    """Planted contradictions; a quick run has one base."""
    from benchmarks.studio.radar import measure

    return measure(data, say=lambda line: typer.echo(line, err=True), quick=quick)
