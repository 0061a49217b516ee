"""What each command of the benchmark runs, with heavy imports where they are needed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from benchmarks.data import Entry
    from benchmarks.intents import System
    from benchmarks.table import Figure
    from benchmarks.vectors import Remembering
    from benchmarks.young.judged import Nearest
    from bot.language.encoders.joined import Joined
    from bot.language.encoders.pair import Encoders
    from bot.language.encoders.shared_space import SharedSpace

_left_out: list[str] = []


def public(data: Path, *, quick: bool) -> list[Figure]:
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
    figures = measure(sets.hint3(data), with_rasa, say=say)
    for shots in (10, 5):
        figures += measure_few(banking, shots, [one for one in systems if one.cheap], seeds)
        if not quick:
            figures += measure(sets.banking77_published(data, shots), with_rasa, say=say)
    if not quick:
        for task in (banking, sets.clinc150(data)):
            figures += measure(task, systems, say=say)
    return figures


def faq(data: Path, *, quick: bool = False) -> list[Figure]:
    from benchmarks.data import trifaq

    return _faq_entries("trifaq_a", trifaq(data), quick=quick)


def _shared(english: Remembering) -> SharedSpace:
    from benchmarks.vectors import Remembering
    from bot.language.encoders.encoder import StudentEncoder
    from bot.language.encoders.shared_space import SharedSpace

    return SharedSpace(latin=english, cyrillic=Remembering(StudentEncoder()))


def _deep(english: Remembering) -> Joined:
    """What the product's search reads with."""
    from benchmarks.vectors import Remembering
    from bot.language.encoders.e5 import E5Encoder
    from bot.language.encoders.joined import Joined

    return Joined(_shared(english), Remembering(E5Encoder()))


def faq_of(path: Path) -> list[Figure]:
    from benchmarks.data import read_faq

    return _faq_entries(path.stem, read_faq(path))


def _faq_entries(name: str, entries: Sequence[Entry], *, quick: bool = False) -> list[Figure]:
    from benchmarks import faq as asking
    from benchmarks.peers import rankers
    from bot.language.encoders.pair import Encoders

    static, english = _encoders()
    encoders = Encoders(all=static, deep=_deep(english))
    ranked = rankers(english, static)
    slow = [peer for peer in ranked if peer.name.startswith("Haystack")]
    fast = [peer for peer in ranked if peer not in slow]
    from benchmarks.talking.shop import sample_business

    figures = asking.measure(name, entries, encoders, fast, within=() if quick else slow, say=say)
    return [*figures, asking.measure_removed(name, entries, encoders, sample_business())]


def faq_asked(faq_path: Path, queries: Path) -> list[Figure]:
    from benchmarks.data import read_faq, read_queries
    from benchmarks.faq import measure_queries
    from benchmarks.peers import rankers
    from bot.language.encoders.pair import Encoders

    static, english = _encoders()
    encoders = Encoders(all=static, deep=_deep(english))
    entries, asked = read_faq(faq_path), read_queries(queries)
    return measure_queries(faq_path.stem, entries, asked, encoders, rankers(english, static), say=say)


def golden(*, quick: bool = False) -> list[Figure]:
    from benchmarks import golden as gold
    from benchmarks.data import HALVES
    from benchmarks.peers import chatterbot, rankers
    from benchmarks.plots import draw_reliability
    from benchmarks.talking.shop import load_engine, sample_business

    dialogue, finder = load_engine()
    tuning, measured = (gold.hear(dialogue, finder, half, sample_business()) for half in HALVES)
    if not quick:
        draw_reliability(gold.promises(measured))
    static, english = _encoders()
    ranked = rankers(english, static)
    able = [peer for peer in ranked if not peer.name.startswith("Haystack")] if quick else [*ranked, chatterbot()]
    return [
        *gold.measure(tuning, "tuning"),
        *gold.measure(measured, "measuring"),
        *gold.measure_with_cut(tuning, measured, "measuring"),
        *gold.measure_peers(finder, "measuring", able, say=say),
    ]


def sparse() -> list[Figure]:
    from benchmarks.young.sparse import measure

    encoders, peer = _searching()
    return measure(encoders, peer, say=echo)


def missing() -> list[Figure]:
    from benchmarks.young import grown
    from benchmarks.young.missing import measure

    encoders, peer = _searching()
    return [*measure(encoders, peer, say=echo), *grown.measure(encoders, say=echo)]


def _searching() -> tuple[Encoders, Nearest]:
    """What the product searches with, each vector made once, and the peer beside it."""
    from benchmarks.young.judged import Nearest
    from bot.language.encoders.pair import Encoders

    static, english = _encoders()
    return Encoders(all=static, deep=_deep(english)), Nearest(english)


def requests(*, quick: bool = False) -> list[Figure]:
    from benchmarks.data import SAMPLE, Labelled
    from benchmarks.intents import Rasa
    from benchmarks.rasa_peer import PIPELINES
    from benchmarks.requests.measure import measure, measure_peers
    from benchmarks.requests.sets import open_houses
    from bot.language.text.examples import read_examples
    from bot.settings import ROOT

    figures = measure(open_houses(say=say))
    if quick:
        return figures
    examples = read_examples(ROOT / "data" / "nlu", SAMPLE / "data" / "nlu")
    train = [Labelled(text=one.text, intent=one.intent) for one in examples]
    peers = [Rasa(name, Path(sys.executable)) for name in PIPELINES]
    return [*figures, *measure_peers(train, peers, say=say)]


def request_failures() -> list[str]:
    from benchmarks.requests.measure import failures
    from benchmarks.requests.sets import open_houses

    return failures(open_houses(say=say))


def language(data: Path) -> list[Figure]:
    from benchmarks.data import tatoeba
    from benchmarks.language_id import measure

    return measure(tatoeba(data))


def changes(data: Path, *, quick: bool) -> list[Figure]:
    import random

    from benchmarks.changes import SIZES, measure
    from benchmarks.data import texts_of_all
    from bot.language.encoders.pair import Encoders

    sentences = list(dict.fromkeys(texts_of_all(data)))
    random.Random(0).shuffle(sentences)
    return measure(sentences, Encoders(), SIZES[:1] if quick else SIZES)


def growth(data: Path, *, quick: bool) -> list[Figure]:
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


def product() -> list[Figure]:
    from benchmarks.engine import prepare
    from benchmarks.product import measure

    prepare()
    return measure()


def desk(cases: int, desks: int) -> list[Figure]:
    from benchmarks.desk.measure import Size, measure
    from benchmarks.engine import prepare

    prepare()
    return measure(Size(cases=cases, desks=desks, seen=min(10, desks)), say=typer.echo)


def load(steps: Sequence[tuple[float, float]], *, profile: Path | None, dashboards: int = 0) -> list[Figure]:
    from benchmarks.engine import prepare
    from benchmarks.load.measure import figures, measure
    from benchmarks.load.product import ROLES
    from benchmarks.load.profile import render

    prepare()
    found = measure(steps, profile=profile, dashboards=dashboards, say=typer.echo)
    if profile:
        typer.echo(render(profile, {role: found[-1].cost(role) for role in ROLES}))
    return figures(found)


def engine() -> list[Figure]:
    from benchmarks.engine import measure

    return measure()


def scale(size: str, database: str) -> list[Figure]:
    from benchmarks.scale.measure import DATABASES, measure_year

    return measure_year(size, [database] if database else DATABASES, say=typer.echo)


def intents_of(train: Path, test: Path, *, oos: str, quick: bool) -> list[Figure]:
    from benchmarks.data import IntentSet, read_labelled
    from benchmarks.intents import measure

    task = IntentSet(name=train.stem, train=read_labelled(train), test=read_labelled(test), oos=oos)
    return measure(task, _systems(*_encoders(), rasa=not quick), say=say)


def _encoders() -> tuple[Remembering, Remembering]:
    """The shipped one and all-MiniLM, each vector made once."""
    from benchmarks.vectors import Remembering
    from bot.language.encoders.encoder import MiniLM, StaticEncoder

    return Remembering(StaticEncoder()), Remembering(MiniLM())


def _systems(static: Remembering, english: Remembering, *, rasa: bool) -> list[System]:
    from benchmarks.intents import Neighbour, Ours, Rasa
    from benchmarks.peers import rankers
    from benchmarks.rasa_peer import PIPELINES

    ranked = [peer for peer in rankers(english) if not peer.name.startswith("Haystack")]  # the same two algorithms
    found: list[System] = [Ours(static, _shared(english)), *(Neighbour(peer) for peer in ranked)]
    return [*found, *(Rasa(name, Path(sys.executable)) for name in PIPELINES)] if rasa else found


def echo(line: str) -> None:
    """To the reader, who waits."""
    typer.echo(line, err=True)


def say(line: str) -> None:
    """To the reader now, and to the page of results later."""
    typer.echo(line, err=True)
    _left_out.append(line)


def finish(figures: Sequence[Figure], *, store: bool = True, wide: bool = False) -> None:
    """Store the figures and print them, ``wide``: all of one subject in one line."""
    from benchmarks import report
    from benchmarks.table import load, render_side_by_side, render_wide, save

    if store:
        save(figures)
        static, english = _encoders()
        report.write(load(), [static.name, english.name], _left_out)
    typer.echo(render_wide(figures) if wide else render_side_by_side(figures))
