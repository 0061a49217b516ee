"""``answerdesk encoder``: which sentence encoders are there, and taking another one after comparing the two."""

from __future__ import annotations

import ctypes
import gc
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import typer

from bot.business import read_business
from bot.cli.encoder_table import Spot, TrialRow, known_spots, print_comparison, print_spots
from bot.errors import AnswerdeskError
from bot.knowledge.answers.search import Knowledge
from bot.knowledge.replay.golden import Trial, golden_questions, try_out, what_is_worse
from bot.language.encoders import hub
from bot.language.encoders.backend import Backend
from bot.language.encoders.choice import SHIPPED, Choice, choice_in_force, write_choice
from bot.language.encoders.encoder import Encoder, EncoderUnusable, Vectors, Wrapped
from bot.language.encoders.open import open_encoder
from bot.language.encoders.pair import Encoders, open_encoders
from bot.language.encoders.prompts import prompts_of
from bot.language.encoders.shipped import static_encoder
from bot.service.ports import thresholds_of
from bot.settings import ROOT, Settings, read_settings

_STEP: Final = 128  # texts between two moves of the progress bar


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What was typed after ``encoder use``; a prefix that is None is found out, ``margin`` is in percentage points."""

    model: str
    backend: Backend
    query_prefix: str | None
    passage_prefix: str | None
    margin: float


class _Stays(AnswerdeskError):
    """{problem}"""


def list_encoders() -> None:
    """Print the shipped encoder and every model found on this machine."""
    settings = read_settings()
    choice = _choice(settings)
    spots: list[Spot] = known_spots()
    if not choice.shipped and choice.model not in [spot.model for spot in spots]:
        spots.append(Spot(model=choice.model, folder=_folder(choice)))
    print_spots(spots, choice)


def use_encoder(wanted: Wanted, *, force: bool) -> int:
    """Compare, then take the encoder or leave the old one; the exit status."""
    settings = read_settings()
    try:
        if settings.encoder:
            raise _Stays(problem=f"ANSWERDESK_ENCODER={settings.encoder} decides; remove that setting first.")  # noqa: TRY301
        _take(settings, wanted, force=force)
    except EncoderUnusable as error:
        typer.echo(f"{error.detail}.\nThe encoder in use stays.", err=True)
        return 1
    except _Stays as error:
        typer.echo(f"{error.message}\nThe encoder in use stays.", err=True)
        return 1
    return 0


def _take(settings: Settings, wanted: Wanted, *, force: bool) -> None:
    choice = _prepare(wanted)
    static_encoder().encode_queries(["?"])  # what both share is loaded before memory is measured
    after, has = _measured(lambda: open_encoder(choice, settings.models))
    before, had = _measured(lambda: _in_use(settings))
    if after.name == before.name:
        typer.echo(f"{wanted.model} is in use already.")
    else:
        with _workshop(settings.models) as home:
            typer.echo("The encoder in use reads the articles and is asked the golden questions.")
            old, _ = _try(settings, before, settings.models / "index")
            typer.echo(f"{wanted.model} does the same.")
            new, knowledge = _try(settings, after, home / "index")
            print_comparison(TrialRow(trial=old, megabytes=had), TrialRow(trial=new, megabytes=has))
            _check(old, new, wanted.margin, force=force)
            knowledge.save_to(settings.models / "index")
        typer.echo(f"\n{wanted.model} is taken. A running engine keeps the old one until Answerdesk is started again.")
    write_choice(settings.models, choice)


def _in_use(settings: Settings) -> Encoder:
    encoder = open_encoders(settings.models, "").deep
    assert encoder is not None  # the shipped one at least
    return encoder


def _prepare(wanted: Wanted) -> Choice:
    """Fetch the model and find out its version and prompts."""
    if wanted.model == SHIPPED:
        return Choice()
    folder = hub.fetch(wanted.model)
    prompts = prompts_of(wanted.model, folder, query=wanted.query_prefix, passage=wanted.passage_prefix)
    typer.echo(f"{folder}\nbefore questions {prompts.query!r}, before texts {prompts.passage!r}")
    local = Path(wanted.model).expanduser().is_dir()
    return Choice(
        model=str(folder) if local else wanted.model,
        revision=hub.revision_of(folder),
        backend=wanted.backend,
        prompts=prompts,
    )


def _try(settings: Settings, encoder: Encoder, home: Path) -> tuple[Trial, Knowledge]:
    """Embed the articles and calibrate, or take that from ``home``; ask the golden questions."""
    encoders = Encoders(deep=_Shown(encoder))
    knowledge = Knowledge.open(settings.knowledge_base, home, encoders=encoders, training=(ROOT / "data",))
    return try_out(
        knowledge, golden_questions(knowledge.library), thresholds_of(read_business(settings.business_file), knowledge)
    ), knowledge


def _check(before: Trial, after: Trial, margin: float, *, force: bool) -> None:
    """Raise :class:`_Stays` if the second is worse, or can't be compared, and that was not allowed."""
    reasons = what_is_worse(before, after, margin)
    if not before.tallies["all"].asked:
        reasons = ("no article has golden questions, so the two can't be compared; write some",)
    if reasons and not force:
        told = "\n".join(f"  - {reason}" for reason in reasons)
        raise _Stays(
            problem=f"\nNot taken, worse by more than {margin:g} percentage points (twice that in one language):\n"
            f"{told}\nTo take it all the same, add --force."
        )


class _Shown(Wrapped):
    """The same encoder, with a progress bar where there is much to do."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self._in_steps(texts, self._encoder.encode)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._in_steps(texts, self._encoder.encode_queries)

    def _in_steps(self, texts: Sequence[str], encode: Callable[[Sequence[str]], Vectors]) -> Vectors:
        if len(texts) <= _STEP:
            return encode(texts)
        parts = []
        with typer.progressbar(length=len(texts), label=f"{len(texts)} texts") as bar:
            for start in range(0, len(texts), _STEP):
                parts.append(encode(texts[start : start + _STEP]))
                bar.update(len(parts[-1]))
        return np.concatenate(parts)


@contextmanager
def _workshop(models: Path) -> Iterator[Path]:
    """A folder for the index on trial; what is in use is not touched."""
    models.mkdir(parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix=".trial-", dir=models))
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _measured(load: Callable[[], Encoder]) -> tuple[Encoder, float]:
    """The loaded encoder and the megabytes it took; 0 where the system does not tell."""
    start = _megabytes()
    encoder = load()
    encoder.encode_queries(["?"])
    return encoder, max(0.0, _megabytes() - start)


def _megabytes() -> float:
    """What the process needs, without what it could give back."""
    gc.collect()
    with suppress(AttributeError, OSError):  # not every C library has it
        ctypes.CDLL(None).malloc_trim(0)
    try:
        lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


def _choice(settings: Settings) -> Choice:
    try:
        return choice_in_force(settings.models, settings.encoder)
    except EncoderUnusable as error:
        typer.echo(f"{error.detail}.", err=True)
        return Choice()


def _folder(choice: Choice) -> Path | None:
    try:
        return hub.find(choice.model, choice.revision)
    except EncoderUnusable:
        return None
