"""``answerdesk kb radar`` as the command line knows it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

comparing = typer.Typer()


@comparing.command("radar")
def find_contradictions(
    strict: Annotated[bool, typer.Option("--strict", help="exit status 1 when articles contradict each other")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False,
) -> None:
    """Compare the live articles: contradictions, languages that differ, what is said twice or claimed by two."""
    from bot.cli.kb.radar import show_findings

    sys.exit(show_findings(typer.echo, strict=strict, as_json=as_json))
