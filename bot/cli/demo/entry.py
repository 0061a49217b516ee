"""The command itself; all it needs is imported when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

demo = typer.Typer()


@demo.command("demo")
def make(
    folder: Annotated[
        Path | None, typer.Argument(help="a new or empty folder; answerdesk-demo where you are, without it")
    ] = None,
    days: Annotated[int, typer.Option(help="of history")] = 92,
    seed: Annotated[int, typer.Option(help="another one is another history")] = 7,
    starts: Annotated[bool, typer.Option("--open", help="start the product with it")] = False,
) -> None:
    """Make up a shop with a quarter of conversations, in a folder of its own, to look at."""
    from bot.cli.demo.command import Wanted, make_demo

    make_demo(folder, Wanted(days=days, seed=seed, starts=starts))
