"""What ``answerdesk encoder`` prints."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import typer

from bot.core.language import LANGUAGES
from bot.knowledge.replay.golden import ALL, Tally, Trial
from bot.language.encoders import hub
from bot.language.encoders.choice import SHIPPED, Choice
from bot.language.encoders.e5 import DIMENSION, e5_folder
from bot.language.encoders.encoder import SHIPPED as SHIPPED_FOLDER
from bot.language.encoders.encoder import StaticEncoder, minilm_folder

_COLUMNS: Final = ("likeliest right", "answered right", "answered wrong", "asked back", "no answer")
_WIDEST: Final = 44


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A model and where it lies; ``folder`` is None if it is gone. ``use`` is what it is for, if not the search.

    ``dimension`` is told where no file of the model says it.
    """

    model: str
    folder: Path | None
    use: str = ""
    dimension: int | None = None


@dataclass(frozen=True, kw_only=True)
class TrialRow:
    """One encoder on trial; ``megabytes`` is what loading it took."""

    trial: Trial
    megabytes: float


def known_spots() -> list[Spot]:
    """The shipped encoders and what was fetched before."""
    english = Spot(model="all-MiniLM-L6-v2", folder=minilm_folder(), use="the English half of the shipped one")
    answers = Spot(
        model="multilingual-e5-small", folder=e5_folder(), use="also part of the shipped one", dimension=DIMENSION
    )
    fetched = [Spot(model=model, folder=folder) for model, folder in hub.cached()]
    return [Spot(model=SHIPPED, folder=SHIPPED_FOLDER), english, answers, *fetched]


def print_spots(spots: list[Spot], choice: Choice) -> None:
    """One line a model: in use or not, dimension, size."""
    for spot in spots:
        mark = "*" if spot.model == choice.model and not spot.use else " "
        if spot.folder is None:
            typer.echo(f"{mark} {spot.model}: not on this machine; the shipped encoder answers instead")
            continue
        note = f"  {spot.use}" if spot.use else f"  {choice.backend}" if mark == "*" and not choice.shipped else ""
        megabytes = _size(spot.folder) / 1e6
        typer.echo(f"{mark} {spot.model:<{_WIDEST}} {_dimension(spot):>5} dimensions {megabytes:>7.0f} MB{note}")
    typer.echo("* in use for the search. `answerdesk encoder use NAME` takes another one.")


def print_comparison(before: TrialRow, after: TrialRow) -> None:
    """Both encoders for all languages and each, then time and memory."""
    typer.echo(f"\n{'':<8}{'golden':>8}  " + "".join(f"{name:>18}" for name in _COLUMNS))
    for language in (ALL, *LANGUAGES):
        old, new = before.trial.tallies[language], after.trial.tallies[language]
        if not old.asked:
            continue
        cells = (f"{had:.1f} → {has:.1f} %" for had, has in zip(_shares(old), _shares(new), strict=True))
        typer.echo(f"{language:<8}{old.asked:>8}  " + "".join(f"{cell:>18}" for cell in cells))
    typer.echo(f"time for a question {before.trial.milliseconds:.1f} → {after.trial.milliseconds:.1f} ms (median)")
    typer.echo(f"memory of the encoder {before.megabytes:.0f} → {after.megabytes:.0f} MB")


def _shares(tally: Tally) -> tuple[float, ...]:
    counts = (tally.first, tally.right, tally.wrong, tally.choice, tally.unanswered)
    return tuple(tally.percent(count) for count in counts)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _dimension(spot: Spot) -> str:
    """From the files alone: nothing is loaded to print a list."""
    if spot.dimension:
        return str(spot.dimension)
    if spot.model == SHIPPED:
        return str(StaticEncoder().dimension)
    assert spot.folder is not None
    for name, fields in (
        ("1_Pooling/config.json", ("embedding_dimension", "word_embedding_dimension")),
        ("config.json", ("hidden_size", "dim")),
    ):
        config = _read(spot.folder / name)
        found = next((config[field] for field in fields if field in config), None)
        if found:
            return str(found)
    return _static_width(spot.folder)


def _static_width(folder: Path) -> str:
    """Of a model that is one table: read from the head of its weights, which is JSON after eight bytes of length."""
    table = next(folder.rglob("model.safetensors"), None)
    if table is None:
        return "?"
    with table.open("rb") as file:
        head = json.loads(file.read(int.from_bytes(file.read(8), "little")))
    return str(head.get("embedding.weight", {}).get("shape", ["?"])[-1])


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}
