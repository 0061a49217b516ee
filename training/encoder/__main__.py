"""`make encoder`: the whole recipe, or what is left of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from training.encoder.recipe import Places, Recipe


def main(
    data: Annotated[Path, typer.Option(help="Folder of evaluation sets; nothing in them is learnt from.", exists=True)],
    work: Annotated[Path, typer.Option(help="Where the steps leave their outputs (4 GB).")] = Path("var/encoder"),
) -> None:
    """Collects, cleans, teaches, trains, exports and measures the sentence encoder."""
    typer.echo(Recipe(Places(work=work, data=data)).run())


if __name__ == "__main__":
    typer.run(main)
