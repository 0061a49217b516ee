"""What `facts`, `talks` and `calm` run, with heavy imports where they are needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.data import Half
    from benchmarks.peers import Ranker
    from benchmarks.table import Figure


def facts(halves: Sequence[Half], *, shown: int, as_is: bool) -> tuple[list[Figure], list[str]]:
    """The figures, and so many results of the tuning half as they read."""
    from benchmarks.talking import facts as asking
    from benchmarks.talking.shop import load_engine
    from benchmarks.talking.stage import open_stage

    with open_stage(*load_engine(as_is=as_is)) as stage:
        asked = {half: asking.ask_all(stage, asking.read_facts(half)) for half in halves}
        figures = [figure for half in halves for figure in asking.measure(asked[half], half)]
        for half in halves:
            figures += asking.measure_peer(stage, asking.read_facts(half), half, _peer())
        return figures, asking.list_read(asked.get("tuning", ()), shown)


def talks(halves: Sequence[Half], *, shown: int, as_is: bool) -> tuple[list[Figure], list[str]]:
    """The figures, and so many whole talks of the tuning half as they read."""
    from benchmarks.talking import talks as talking
    from benchmarks.talking.shop import load_engine
    from benchmarks.talking.stage import open_stage

    with open_stage(*load_engine(as_is=as_is)) as stage:
        played = {half: talking.play_all(stage, talking.read_talks(half)) for half in halves}
        figures = [figure for half in halves for figure in talking.measure(played[half], half)]
        return figures, talking.list_read(played.get("tuning", ()), shown)


def calm(halves: Sequence[Half], *, shown: int, as_is: bool) -> tuple[list[Figure], list[str]]:
    """The figures beside those of Rasa's stock pipeline, and so many wrong lines of the tuning half."""
    from benchmarks.talking import calm as asking
    from benchmarks.talking.shop import load_engine

    dialogue, finder = load_engine(as_is=as_is)
    heard = {half: asking.hear_all(dialogue, finder, half) for half in halves}
    figures = [figure for half in halves for figure in asking.measure(heard[half], half)]
    if not (shown or as_is):
        figures += [figure for half in halves for figure in asking.measure_peer(half, say=print)]
    return figures, asking.list_wrong(heard["tuning"])[:shown] if shown else []


def scenes(*, as_is: bool) -> str:
    """The page of whole conversations."""
    from benchmarks.talking.scenes import play_scenes
    from benchmarks.talking.shop import load_engine
    from benchmarks.talking.stage import open_stage

    with open_stage(*load_engine(as_is=as_is)) as stage:
        return play_scenes(stage)


def _peer() -> Ranker:
    """What retrieves passages with the encoder most people take."""
    from benchmarks.peers import Nearest
    from bot.language.encoders.encoder import MiniLM

    return Nearest("all-MiniLM-L6-v2 nearest", MiniLM())
