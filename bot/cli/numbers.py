"""What the numbers of long-past days are kept by."""

from __future__ import annotations

import typer

numbers = typer.Typer(no_args_is_help=True, help="The numbers of the desk.")


@numbers.callback()
def _group() -> None:
    """The numbers of the desk."""


@numbers.command("rebuild")
def rebuild() -> None:
    """Count the chats of all days that are long over anew; the product may run meanwhile."""
    from bot.app import open_business
    from bot.run.start import open_database
    from bot.service.insights.reports import keeping
    from bot.settings import read_settings

    settings = read_settings()
    database = open_database(settings)
    days = database.write_now(keeping.rebuild, open_business(settings).now.zone)
    typer.echo(f"{days:,} days were counted anew.")
