"""The command line: thin commands over plain functions. Heavy imports happen inside the command that needs them."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.demo.entry import demo
from bot.cli.kb.entry import comparing
from bot.cli.numbers import numbers
from bot.core.people import Role
from bot.errors import AnswerdeskError
from bot.language.encoders.backend import Backend

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="A support bot on your own machine, with human escalation.",
)
kb = typer.Typer(no_args_is_help=True, help="The articles.")
people_commands = typer.Typer(no_args_is_help=True, help="The people who work in the desk.")
cli.add_typer(kb, name="kb")
kb.add_typer(comparing)
cli.add_typer(people_commands, name="people")
encoder = typer.Typer(no_args_is_help=True, help="The sentence encoder of the search.")
cli.add_typer(encoder, name="encoder")
cli.add_typer(demo)
cli.add_typer(numbers, name="numbers")


class ProcessRole(StrEnum):
    """Which process to be."""

    FRONT = "front"
    ENGINE = "engine"


@cli.command()
def run(
    role: Annotated[ProcessRole | None, typer.Option(help="only this process; without it, both")] = None,
    pulse: Annotated[int | None, typer.Option(hidden=True, help="where the supervisor feels the engine")] = None,
) -> None:
    """Start the product; Ctrl-C stops it."""
    from bot.run import start

    sys.exit(start.run(role.value if role else "", pulse_file=pulse))


@cli.command()
def init(
    folder: Annotated[Path, typer.Argument(help="a new or empty folder")],
    name: Annotated[str | None, typer.Option(help="of the business")] = None,
    about: Annotated[
        list[str] | None, typer.Option(help='completes "Ask me about …": "en=refunds", or for all')
    ] = None,
    languages: Annotated[str | None, typer.Option(help='"en, ru, uk", the main one first')] = None,
    hours: Annotated[str | None, typer.Option(help='"Mon-Fri 09:00-18:00", or "" for always')] = None,
    time_zone: Annotated[str | None, typer.Option(help="of the hours")] = None,
    number: Annotated[str | None, typer.Option(help='an example of what customers quote, or ""')] = None,
    called: Annotated[list[str] | None, typer.Option(help='what that is called: "en=the order number"')] = None,
    contacts: Annotated[str | None, typer.Option(help='"phone=…, email=…", or ""')] = None,
) -> None:
    """Ask six questions and write a project of your own; what is given as an option is not asked."""
    from bot.cli.init import Given, make_project

    given = Given(
        name=name,
        about=about,
        languages=languages,
        hours=hours,
        time_zone=time_zone,
        number=number,
        called=called,
        contacts=contacts,
    )
    make_project(folder, given)


@cli.command()
def train(
    force: Annotated[bool, typer.Option(help="also when nothing has changed")] = False,
    progress: Annotated[int | None, typer.Option(hidden=True, help="where the engine is told how far it is")] = None,
    tried: Annotated[Path | None, typer.Option(hidden=True, help="phrases to try, and where their model goes")] = None,
) -> None:
    """Train the dialogue model from data/, config.yml, domain.yml and the phrases that leads taught in the desk."""
    from bot.app import training_of
    from bot.dialogue import train as training
    from bot.run.taught import lay_out_known
    from bot.settings import ROOT, read_settings

    settings = read_settings()
    if tried is None:
        lay_out_known(settings)
    models, own = tried or settings.models, training_of(settings, taught=tried)
    if not force and training.is_current(ROOT, models, own):
        typer.echo("The model is up to date.")
    else:
        told = training.tell_file(progress) if progress is not None else None
        training.train(ROOT, models, training=own, say=typer.echo, told=told)


@cli.command()
def ask(
    questions: Annotated[list[str], typer.Argument(help="several are one conversation")],
    language: Annotated[str, typer.Option(help="ru, uk or en; found out without it")] = "",
    why: Annotated[bool, typer.Option(help="show the scores and every further search")] = False,
    search_only: Annotated[bool, typer.Option(help="without the dialogue model: all are questions")] = False,
) -> None:
    """Write to the bot as a customer does: article, probability, runner-ups, the rule that decided and the time."""
    from bot.cli.ask import ask_all

    ask_all(questions, language=language, why=why, search_only=search_only)


@cli.command()
def doctor() -> None:
    """Check settings, database, model, index and Telegram, and say what to do."""
    from bot.cli.doctor import examine

    sys.exit(examine())


@kb.command("check")
def check_articles() -> None:
    """Report what keeps article files from being live, then what could be better, with line and what to do."""
    from bot.cli.kb.checking import check

    sys.exit(check(typer.echo))


@kb.command("index")
def index_articles() -> None:
    """Index the articles and learn how sure their answers are, if anything has changed; the engine does it too."""
    from bot.app import open_knowledge
    from bot.settings import read_settings

    knowledge = open_knowledge(read_settings())
    typer.echo(f"{len(knowledge.library.articles)} articles are indexed.")


@kb.command("test")
def ask_golden(
    baseline: Annotated[
        Path | None, typer.Option(help="what to compare with; kb-baseline.json in the project without it")
    ] = None,
    save: Annotated[bool, typer.Option("--save", help="write what was found as the new baseline")] = False,
    least: Annotated[float, typer.Option(help="percent of golden questions their articles must answer")] = 0.0,
    as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False,
) -> None:
    """Ask every golden question of the folder; exit status 1 when an answer is lost, or too few are there."""
    from bot.cli.kb.testing import Wanted
    from bot.cli.kb.testing import ask_golden as run_test

    sys.exit(run_test(Wanted(baseline=baseline, save=save, least=least, as_json=as_json)))


@kb.command("diff")
def diff_articles(
    revision: Annotated[str, typer.Argument(help="a branch, tag or commit: main, HEAD~1")],
    as_json: Annotated[bool, typer.Option("--json", help="for programs")] = False,
) -> None:
    """What the changes since a revision do to golden questions; exit status 1 when an answer is lost."""
    from bot.cli.kb.diffing import show_diff

    sys.exit(show_diff(revision, as_json=as_json))


@kb.command("import")
def import_articles(
    paths: Annotated[list[Path], typer.Argument(help="files, folders or zips of any of the formats")],
    dry_run: Annotated[bool, typer.Option(help="only say what would become of each article")] = False,
    publish: Annotated[bool, typer.Option(help="publish at once what is no draft at its source")] = False,
    everything: Annotated[
        bool, typer.Option(help="also duplicates, and articles that were edited or removed here")
    ] = False,
    language: Annotated[str, typer.Option(help="of texts that don't tell theirs: ru, uk or en")] = "en",
    report: Annotated[Path | None, typer.Option(help="write a table with every row, also those skipped, here")] = None,
) -> None:
    """Import articles: Markdown, Notion, CSV, Excel, HTML, Word, PDF, exports of help desks. They become drafts."""
    from bot.cli.importing import Wanted
    from bot.cli.importing import import_articles as run_import

    wanted = Wanted(
        paths=tuple(paths), dry_run=dry_run, publish=publish, everything=everything, language=language, report=report
    )
    sys.exit(run_import(wanted))


@kb.command("undo-import")
def undo_import(number: Annotated[int, typer.Argument(help="of the import, as it was told at its end")]) -> None:
    """Remove the articles that an import made and nobody has changed since."""
    from bot.cli.importing import undo_import as undo

    undo(number)


@kb.command("history")
def sort_history(
    paths: Annotated[list[Path], typer.Argument(help="Telegram's result.json, Zendesk or Chatwoot as JSON, a CSV")],
    us: Annotated[list[str] | None, typer.Option(help="who answers for the business; the likeliest without it")] = None,
    drafts: Annotated[int, typer.Option(help="write drafts of so many of the commonest topics")] = 0,
    most: Annotated[int, typer.Option(help="topics that are printed")] = 30,
    language: Annotated[str, typer.Option(help="of texts that don't tell theirs: ru, uk or en")] = "en",
) -> None:
    """Read old conversations and print what is asked again and again, with the typical answer."""
    from bot.cli.history import Wanted
    from bot.cli.history import sort_history as run_history

    wanted = Wanted(paths=tuple(paths), ours=tuple(us or ()), language=language, most=most, drafts=drafts)
    sys.exit(run_history(wanted))


@encoder.command("list")
def list_encoders() -> None:
    """Show the encoders on this machine and which one is in use."""
    from bot.cli.encoder import list_encoders as show

    show()


@encoder.command("use")
def use_encoder(
    name: Annotated[str, typer.Argument(help='"shipped", a sentence-transformers model on the hub, or a folder')],
    backend: Annotated[Backend, typer.Option(help="onnx: 8-bit weights on ONNX Runtime")] = Backend.TORCH,
    query_prefix: Annotated[str | None, typer.Option(help="put before every question; known for most models")] = None,
    passage_prefix: Annotated[str | None, typer.Option(help="put before every text of an article")] = None,
    margin: Annotated[
        float, typer.Option(help="percentage points by which it may be worse; twice that in one language")
    ] = 3.0,
    force: Annotated[bool, typer.Option(help="also when it is worse")] = False,
) -> None:
    """Compare another encoder with the one in use on the golden questions, and take it unless it is worse."""
    from bot.cli.encoder import Wanted
    from bot.cli.encoder import use_encoder as use

    wanted = Wanted(
        model=name, backend=backend, query_prefix=query_prefix, passage_prefix=passage_prefix, margin=margin
    )
    sys.exit(use(wanted, force=force))


@people_commands.command("add")
def add_person(
    login: str,
    name: Annotated[str, typer.Option(help="the name customers see")],
    role: Annotated[Role, typer.Option()] = Role.OPERATOR,
    language: Annotated[str, typer.Option(help="language of the desk: ru, uk or en")] = "en",
) -> None:
    """Add somebody and print the one-time password."""
    from bot.run.start import open_database
    from bot.service.people.staff import do_add_person

    database = open_database()
    _, password = database.write_now(do_add_person, None, login=login, name=name, role=role, language=language)
    typer.echo(f"{login} can log in once with {password} and then chooses a password.")


@people_commands.command("reset-password")
def reset_password(login: str) -> None:
    """Print a new one-time password for somebody."""
    from bot.run.start import access_login, open_database
    from bot.service.people.staff import do_reset_password

    database = open_database()
    person = database.read_now(access_login, login)
    typer.echo(f"{login} can log in once with {database.write_now(do_reset_password, None, person.id)}")


@cli.command()
def backup(target: Path) -> None:
    """Copy the SQLite database to a file while the product runs."""
    from bot.run.start import copy_database

    copy_database(target)
    typer.echo(f"Saved to {target}.")


def main() -> None:
    """Run a command; an error of ours is one sentence and exit status 2."""
    try:
        cli()
    except AnswerdeskError as error:
        typer.echo(error.message, err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
