"""``answerdesk bench …`` and ``python -m benchmarks …``: each command measures, prints its table and stores it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from benchmarks.data import Entry
    from benchmarks.intents import System
    from benchmarks.table import Figure
    from benchmarks.vectors import Remembering
    from bot.language.shared_space import SharedSpace

bench = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Measure the product and its peers side by side.",
)
DATA_HELP = "folder of the data sets"
Data = Annotated[Path, typer.Option(help=DATA_HELP)]
Quick = Annotated[bool, typer.Option(help="smaller samples, no peer that takes minutes; printed, not stored")]
_SETS = Path(__file__).parents[2] / "shared" / "benchmarks"
_left_out: list[str] = []


@bench.callback(invoke_without_command=True)
def default(context: typer.Context) -> None:
    """Without a command: everything."""
    if context.invoked_subcommand is None:
        measure_all()


@bench.command("all")
def measure_all(data: Data = _SETS, quick: Quick = False) -> None:
    """Everything there is to measure; writes results.json, results.md and the plots, unless it is a quick run."""
    figures = [*_public(data, quick=quick), *_faq(data, quick=quick), *_language(data), *_golden(quick=quick)]
    figures += [*_growth(data, quick=quick), *_changes(data, quick=quick)]
    if not quick:
        figures += [*_product(), *_engine()]
    _finish(figures, store=not quick)


@bench.command()
def intents(
    train: Annotated[Path | None, typer.Option(help="CSV with the columns text, intent")] = None,
    test: Annotated[Path | None, typer.Option(help="CSV with the columns text, intent")] = None,
    oos: Annotated[str, typer.Option(help="the label of messages out of scope")] = "",
    data: Data = _SETS,
    quick: Quick = False,
) -> None:
    """Intents of your own data, or of the public sets if no files are given."""
    from benchmarks.data import IntentSet, read_labelled
    from benchmarks.intents import measure

    if train is None or test is None:
        _finish(_public(data, quick=quick), store=not quick)
        return
    task = IntentSet(name=train.stem, train=read_labelled(train), test=read_labelled(test), oos=oos)
    _finish(measure(task, _systems(*_encoders(), rasa=not quick), say=_say))


@bench.command()
def faq(
    faq: Annotated[Path | None, typer.Option(help="JSON lines with faq_id, lang, question, answer")] = None,
    queries: Annotated[Path | None, typer.Option(help="JSON lines with query, faq_id")] = None,
    data: Data = _SETS,
) -> None:
    """Finding answers in a FAQ of your own, or in the public one."""
    if faq is None:
        _finish(_faq(data))
    elif queries is None:
        _finish(_faq_of(faq))
    else:
        _finish(_faq_asked(faq, queries))


@bench.command()
def golden(
    failures: Annotated[bool, typer.Option(help="list what goes wrong on the tuning half instead")] = False,
) -> None:
    """The golden set through Rasa, search and policy; figures of both halves."""
    if failures:
        from benchmarks.golden import failures as list_failures

        typer.echo("\n".join(list_failures("tuning")))
    else:
        _finish(_golden())


@bench.command()
def language(data: Data = _SETS) -> None:
    """The language of short messages."""
    _finish(_language(data))


@bench.command()
def growth(data: Data = _SETS, quick: Quick = False) -> None:
    """Vector search at growing sizes."""
    _finish(_growth(data, quick=quick), store=not quick)


@bench.command()
def changes(data: Data = _SETS, quick: Quick = False) -> None:
    """From a changed article to the changed answer, at 500 and 10,000 articles."""
    _finish(_changes(data, quick=quick), store=not quick)


@bench.command()
def product() -> None:
    """The running product from outside."""
    _finish(_product())


@bench.command()
def engine() -> None:
    """The engine from inside."""
    _finish(_engine())


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


def _public(data: Path, *, quick: bool) -> list[Figure]:
    from benchmarks import data as sets
    from benchmarks.intents import measure, measure_few

    static, english = _encoders()
    systems = _systems(static, english, rasa=False)
    with_rasa = _systems(static, english, rasa=not quick)
    banking, seeds = sets.banking77(data), sets.SEEDS[:1] if quick else sets.SEEDS
    if quick:
        banking = replace(banking, test=sets.sample(banking.test, 500))
    else:
        english.encode([one.text for one in banking.train])
    figures = measure(sets.hint3(data), with_rasa, say=_say)
    for shots in (10, 5):
        figures += measure_few(banking, shots, [one for one in systems if one.cheap], seeds)
        if not quick:
            figures += measure(sets.banking77_published(data, shots), with_rasa, say=_say)
    if not quick:
        for task in (banking, sets.clinc150(data)):
            figures += measure(task, systems, say=_say)
    return figures


def _faq(data: Path, *, quick: bool = False) -> list[Figure]:
    from benchmarks.data import trifaq

    return _faq_entries("trifaq_a", trifaq(data), quick=quick)


def _shared(english: Remembering) -> SharedSpace:
    from benchmarks.vectors import Remembering
    from bot.language.encoder import StudentEncoder
    from bot.language.shared_space import SharedSpace

    return SharedSpace(latin=english, cyrillic=Remembering(StudentEncoder()))


def _faq_of(path: Path) -> list[Figure]:
    from benchmarks.data import read_faq

    return _faq_entries(path.stem, read_faq(path))


def _faq_entries(name: str, entries: Sequence[Entry], *, quick: bool = False) -> list[Figure]:
    from benchmarks import faq as asking
    from benchmarks.peers import rankers
    from bot.knowledge.index import Encoders
    from bot.settings import read_settings

    static, english = _encoders()
    encoders = Encoders(all=static, deep=_shared(english))
    ranked = rankers(english, static)
    slow = [peer for peer in ranked if peer.name.startswith("Haystack")]
    fast = [peer for peer in ranked if peer not in slow]
    figures = asking.measure(name, entries, encoders, fast, within=() if quick else slow, say=_say)
    return [*figures, asking.measure_removed(name, entries, encoders, read_settings())]


def _faq_asked(faq_path: Path, queries: Path) -> list[Figure]:
    from benchmarks.data import read_faq, read_queries
    from benchmarks.faq import measure_queries
    from benchmarks.peers import rankers
    from bot.knowledge.index import Encoders

    static, english = _encoders()
    encoders = Encoders(all=static, deep=_shared(english))
    entries, asked = read_faq(faq_path), read_queries(queries)
    return measure_queries(faq_path.stem, entries, asked, encoders, rankers(english, static), say=_say)


def _golden(*, quick: bool = False) -> list[Figure]:
    from benchmarks import golden as gold
    from benchmarks.peers import chatterbot, rankers
    from benchmarks.plots import draw_reliability
    from bot.settings import read_settings

    settings = read_settings()
    dialogue, finder = gold.load_engine()
    tuning = gold.hear(dialogue, finder, "tuning", settings)
    measured = gold.hear(dialogue, finder, "measuring", settings)
    if not quick:
        draw_reliability(gold.promises(measured))
    static, english = _encoders()
    ranked = rankers(english, static)
    able = [peer for peer in ranked if not peer.name.startswith("Haystack")] if quick else [*ranked, chatterbot()]
    return [
        *gold.measure(tuning, "tuning"),
        *gold.measure(measured, "measuring"),
        *gold.measure_with_cut(tuning, measured, "measuring"),
        *gold.measure_peers(finder, "measuring", able, say=_say),
    ]


def _language(data: Path) -> list[Figure]:
    from benchmarks.data import tatoeba
    from benchmarks.language_id import measure

    return measure(tatoeba(data))


def _changes(data: Path, *, quick: bool) -> list[Figure]:
    import random

    from benchmarks.changes import SIZES, measure
    from benchmarks.data import texts_of_all
    from bot.knowledge.index import Encoders

    sentences = list(dict.fromkeys(texts_of_all(data)))
    random.Random(0).shuffle(sentences)
    return measure(sentences, Encoders(), SIZES[:1] if quick else SIZES)


def _growth(data: Path, *, quick: bool) -> list[Figure]:
    import random

    from benchmarks import search_growth
    from benchmarks.data import texts_of_all
    from benchmarks.plots import draw_growth

    texts = list(texts_of_all(data))
    random.Random(0).shuffle(texts)
    sizes = search_growth.SIZES[:2] if quick else search_growth.SIZES
    static, _ = _encoders()
    figures = search_growth.measure(static.encode(texts[: max(sizes) + search_growth.QUERIES]), sizes)
    if not quick:
        draw_growth(figures)
    return figures


def _product() -> list[Figure]:
    from benchmarks.product import measure

    return measure()


def _engine() -> list[Figure]:
    from benchmarks.engine import measure

    return measure()


def _encoders() -> tuple[Remembering, Remembering]:
    """The shipped one and all-MiniLM, each vector made once."""
    from benchmarks.vectors import Remembering
    from bot.language.encoder import MiniLM, StaticEncoder

    return Remembering(StaticEncoder()), Remembering(MiniLM())


def _systems(static: Remembering, english: Remembering, *, rasa: bool) -> list[System]:
    from benchmarks.intents import Neighbour, Ours, Rasa
    from benchmarks.peers import rankers
    from benchmarks.rasa_peer import PIPELINES

    ranked = [peer for peer in rankers(english) if not peer.name.startswith("Haystack")]  # the same two algorithms
    found: list[System] = [Ours(static, _shared(english)), *(Neighbour(peer) for peer in ranked)]
    return [*found, *(Rasa(name, Path(sys.executable)) for name in PIPELINES)] if rasa else found


def _say(line: str) -> None:
    """To the reader now, and to the page of results later."""
    typer.echo(line, err=True)
    _left_out.append(line)


def _finish(figures: Sequence[Figure], *, store: bool = True) -> None:
    from benchmarks import report
    from benchmarks.table import load, render_side_by_side, save

    if store:
        save(figures)
        static, english = _encoders()
        report.write(load(), [static.name, english.name], _left_out)
    typer.echo(render_side_by_side(figures))
