"""The phrases that leads taught, on disk, where a training reads them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from bot.app import taught_of, training_of, tried_of
from bot.clock import utc_now
from bot.core.insights.phrases import Phrase, to_training
from bot.dialogue import archives
from bot.dialogue.train import fingerprint
from bot.errors import AnswerdeskError
from bot.service.insights import teaching
from bot.settings import ROOT, Settings
from bot.storage.database import Database, Tx, sqlite_file

FILE = "phrases.yml"


def lay_out(settings: Settings, phrases: Iterable[Phrase]) -> Path | None:
    """These are to be known from now on; the model that knows them, if there is one, is the newest then."""
    _write(taught_of(settings), to_training(phrases))
    made_from = fingerprint(ROOT, training_of(settings))
    return archives.bring_forward(settings.models, made_from, tried=tried_of(settings))


def lay_out_known(settings: Settings) -> None:
    """Those that are in force by the database; where it can't be read, what lies on disk stays."""
    file = sqlite_file(settings.database)
    if file is not None and not file.exists():
        return
    database = Database(settings.database, clock=utc_now)
    with suppress(AnswerdeskError):
        lay_out(settings, database.read_now(find_in_force)[1])
    database.close()


def lay_out_to_try(settings: Settings, phrases: Iterable[Phrase]) -> Path:
    """The folder for a model that knows these, with nothing of an earlier one."""
    folder = tried_of(settings)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _write(folder, to_training(phrases))
    return folder


def find_in_force(tx: Tx) -> tuple[int, tuple[Phrase, ...]]:
    """The training whose model is to answer, and its phrases."""
    number = teaching.find_used(tx)
    return number, teaching.find_taught(tx, number)


def _write(folder: Path, text: str) -> None:
    file = folder / FILE
    if not text:
        file.unlink(missing_ok=True)
        return
    folder.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{FILE}.new")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, file)
