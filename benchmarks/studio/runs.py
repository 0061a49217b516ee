"""What `studio` runs, with heavy imports where they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from benchmarks.table import Figure


def history(*, quick: bool) -> list[Figure]:
    """Old conversations."""
    from benchmarks.studio.measure import measure
    from bot.language.encoders.pair import Encoders

    return measure(Encoders(), say=lambda line: typer.echo(line, err=True), quick=quick)
