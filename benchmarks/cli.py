"""``python -m benchmarks …``: each command measures, prints its table and stores it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from benchmarks import runs
from benchmarks.data import Half
from benchmarks.studio import runs as studio_runs
from benchmarks.table import Figure
from benchmarks.talking import runs as talking
from bot.settings import ROOT

bench = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Measure the product and its peers side by side.",
)
DATA_HELP = "folder of the data sets"
Data = Annotated[Path, typer.Option(help=DATA_HELP)]
Quick = Annotated[bool, typer.Option(help="smaller samples, no peer that takes minutes; printed, not stored")]
Show = Annotated[int, typer.Option(help="print so many results of the tuning half, wrong ones first; not stored")]
OneHalf = Annotated[str, typer.Option(help="tuning or measuring alone; not stored")]
AsIs = Annotated[bool, typer.Option(help="with the newest model though its data have changed; not stored")]
_SETS = Path(__file__).parents[2] / "shared" / "benchmarks"


@bench.callback(invoke_without_command=True)
def default(context: typer.Context) -> None:
    """Without a command: everything."""
    if context.invoked_subcommand is None:
        measure_all()


@bench.command("all")
def measure_all(data: Data = _SETS, quick: Quick = False) -> None:
    """Everything there is to measure; writes results.json, results.md and the plots, unless it is a quick run."""
    figures = [
        *runs.public(data, quick=quick),
        *runs.faq(data, quick=quick),
        *runs.language(data),
        *runs.golden(quick=quick),
    ]
    figures += [*runs.growth(data, quick=quick), *runs.changes(data, quick=quick)]
    if not quick:
        figures += [*runs.product(), *runs.engine()]
    runs.finish(figures, store=not quick)


@bench.command()
def intents(
    train: Annotated[Path | None, typer.Option(help="CSV with the columns text, intent")] = None,
    test: Annotated[Path | None, typer.Option(help="CSV with the columns text, intent")] = None,
    oos: Annotated[str, typer.Option(help="the label of messages out of scope")] = "",
    data: Data = _SETS,
    quick: Quick = False,
) -> None:
    """Intents of your own data, or of the public sets if no files are given."""
    if train is None or test is None:
        runs.finish(runs.public(data, quick=quick), store=not quick)
        return
    runs.finish(runs.intents_of(train, test, oos=oos, quick=quick))


@bench.command()
def faq(
    faq: Annotated[Path | None, typer.Option(help="JSON lines with faq_id, lang, question, answer")] = None,
    queries: Annotated[Path | None, typer.Option(help="JSON lines with query, faq_id")] = None,
    data: Data = _SETS,
) -> None:
    """Finding answers in a FAQ of your own, or in the public one."""
    if faq is None:
        runs.finish(runs.faq(data))
    elif queries is None:
        runs.finish(runs.faq_of(faq))
    else:
        runs.finish(runs.faq_asked(faq, queries))


@bench.command()
def golden(
    failures: Annotated[bool, typer.Option(help="list what goes wrong on the tuning half instead")] = False,
) -> None:
    """The golden set through Rasa, search and policy; figures of both halves."""
    if failures:
        from benchmarks.golden import failures as list_failures

        typer.echo("\n".join(list_failures("tuning")))
    else:
        runs.finish(runs.golden())


@bench.command()
def facts(show: Show = 0, half: OneHalf = "", as_is: AsIs = False) -> None:
    """Single questions: whether the text shown first holds the fact that was asked for."""
    figures, told = talking.facts(_halves(half, show), shown=show, as_is=as_is)
    _finish_talking(figures, told, store=not (half or show or as_is))


@bench.command()
def sparse() -> None:
    """Few phrasings an article: the sample and two other businesses, both halves."""
    runs.finish(runs.sparse(), wide=True)


@bench.command()
def missing() -> None:
    """A third of the topics removed; and a base that has grown beside a new index of the same files."""
    runs.finish(runs.missing(), wide=True)


@bench.command()
def talks(show: Show = 0, half: OneHalf = "", as_is: AsIs = False) -> None:
    """Conversations of 3 to 6 turns: whether each turn shows what it must, and nothing it must not."""
    figures, told = talking.talks(_halves(half, show), shown=show, as_is=as_is)
    _finish_talking(figures, told, store=not (half or show or as_is))


@bench.command()
def scenes(as_is: AsIs = False) -> None:
    """Whole conversations of the sample shop; writes docs/conversations.md."""
    (ROOT / "docs" / "conversations.md").write_text(talking.scenes(as_is=as_is), encoding="utf-8")


@bench.command()
def requests(
    failures: Annotated[bool, typer.Option(help="list what goes wrong on the tuning half instead")] = False,
    quick: Quick = False,
) -> None:
    """Requests that become a case, questions mistaken for them, troubles with a person; figures of both halves."""
    if failures:
        typer.echo("\n".join(runs.request_failures()))
    else:
        runs.finish(runs.requests(quick=quick), store=not quick)


@bench.command()
def calm(show: Show = 0, half: OneHalf = "", as_is: AsIs = False) -> None:
    """Calm and angry messages, and the language of the answer."""
    figures, told = talking.calm(_halves(half, show), shown=show, as_is=as_is)
    _finish_talking(figures, told, store=not (half or show or as_is))


@bench.command()
def language(data: Data = _SETS) -> None:
    """The language of short messages."""
    runs.finish(runs.language(data))


@bench.command()
def growth(data: Data = _SETS, quick: Quick = False) -> None:
    """Vector search at growing sizes."""
    runs.finish(runs.growth(data, quick=quick), store=not quick)


@bench.command()
def changes(data: Data = _SETS, quick: Quick = False) -> None:
    """From a changed article to the changed answer, at 500 and 10,000 articles."""
    runs.finish(runs.changes(data, quick=quick), store=not quick)


@bench.command()
def product() -> None:
    """The running product from outside."""
    runs.finish(runs.product())


@bench.command()
def load(
    rates: Annotated[str, typer.Option(help="messages a second, one after the other")] = "10,20,30",
    seconds: Annotated[float, typer.Option(help="how long each rate lasts")] = 60.0,
    soak: Annotated[bool, typer.Option(help="5 to 20 a second, then 30 for ten minutes; stored")] = False,
    profile: Annotated[Path | None, typer.Option(help="folder for samples of the last rate, by py-spy")] = None,
    dashboards: Annotated[int, typer.Option(help="leads at the numbers of a quarter, in a second round")] = 0,
) -> None:
    """Customers in Telegram at a fixed rate, ten operators beside them: how long they wait, whether all arrives."""
    from benchmarks.load.measure import SOAK

    steps = SOAK if soak else tuple((float(rate), seconds) for rate in rates.split(","))
    runs.finish(runs.load(steps, profile=profile, dashboards=dashboards), store=soak)


@bench.command()
def desk(
    cases: Annotated[int, typer.Option(help="open cases")] = 500,
    desks: Annotated[int, typer.Option(help="open desks, ten of them in Chromium")] = 50,
) -> None:
    """Operators with a long queue: pages, new cases, claims and replies, as Chromium and a telephone see them."""
    runs.finish(runs.desk(cases, desks), store=(cases, desks) == (500, 50))


@bench.command()
def day() -> None:
    """Forty chats worked by keyboard: keys a chat."""
    from benchmarks.desk.day import measure

    runs.finish(measure(say=typer.echo))


studio = typer.Typer(no_args_is_help=True, help="What leads work with.")
bench.add_typer(studio, name="studio")


@studio.command("history")
def studio_history(quick: Quick = False) -> None:
    """Old conversations: topics, times, and what the bot answers of ten drafts."""
    runs.finish(studio_runs.history(quick=quick), store=not quick)


@studio.command("gate")
def studio_gate(data: Data = _SETS, quick: Quick = False) -> None:
    """2,000 questions asked of 500 articles in three languages, and of a change of one."""
    runs.finish(studio_runs.gate(data, quick=quick), store=not quick)


@studio.command("list")
def studio_list(data: Data = _SETS, quick: Quick = False) -> None:
    """The list of 5,000 articles in three languages, looked at and searched."""
    runs.finish(studio_runs.shelf(data, quick=quick), store=not quick)


@studio.command("radar")
def studio_radar(data: Data = _SETS, quick: Quick = False) -> None:
    """Planted contradictions that are found, and what is reported where nothing was planted."""
    runs.finish(studio_runs.radar(data, quick=quick), store=not quick)


@bench.command()
def engine() -> None:
    """The engine from inside."""
    runs.finish(runs.engine())


@bench.command()
def scale(
    size: Annotated[str, typer.Option(help="year, or small for trying; a small one is not stored")] = "year",
    database: Annotated[str, typer.Option(help="SQLite or PostgreSQL; both if not given")] = "",
) -> None:
    """Looks and timers on a generated year: statements and CPU, before and now."""
    runs.finish(runs.scale(size, database), store=size == "year" and not database)


@bench.command()
def insights(
    size: Annotated[str, typer.Option(help="million, or small for trying")] = "million",
    database: Annotated[str, typer.Option(help="URL of an empty PostgreSQL; a SQLite file without it")] = "",
) -> None:
    """Overview and chats behind a figure on a generated history of a million messages, in seconds (of a processor in
    SQLite, on the wall in PostgreSQL); not stored.
    """
    from benchmarks.insights.measure import measure_insights

    runs.finish(measure_insights(size, url=database, say=typer.echo), store=False)


@bench.command()
def spikes(
    seed: Annotated[int, typer.Option(help="another month")] = 1,
    only: Annotated[str, typer.Option(help="a business")] = "",
) -> None:
    """The watch over what many ask at once, on generated months: false alarms, incidents found; not stored."""
    from benchmarks.insights.spikes import measure_spikes

    runs.finish(measure_spikes(seed=seed, only=only, say=typer.echo), store=False)


@bench.command()
def peers() -> None:
    """Install the peers that need environments of their own."""
    from benchmarks.peers import PACKAGES, PeerMissing, install

    for name, package in PACKAGES.items():
        try:
            install(name)
            typer.echo(f"{package} is installed")
        except PeerMissing as problem:
            typer.echo(f"{package} can't be installed: {problem}")


def _halves(half: str, show: int) -> tuple[Half, ...]:
    """Only the tuning half is ever read line by line."""
    if show or half == "tuning":
        return ("tuning",)
    return ("measuring",) if half == "measuring" else ("tuning", "measuring")


def _finish_talking(figures: list[Figure], told: list[str], *, store: bool) -> None:
    typer.echo("\n".join(told))
    runs.finish(figures, store=store)
