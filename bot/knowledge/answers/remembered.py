"""The vectors of questions on disk, so that a start need not read them again. Never their words: names are digests."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

import numpy as np

from bot.files import replace_file
from bot.language.encoders.pair import Encoders
from bot.language.encoders.remembering import NAME_BYTES, Remembering, name_of

log = logging.getLogger(__name__)

FILE: Final = "questions.npz"


def save_questions(home: Path, encoders: Encoders, texts: Sequence[str]) -> None:
    """Keep what these were read as, and nothing else."""
    names = dict.fromkeys(map(name_of, texts))
    tables = {"encoders": np.array(encoders.names)}
    for at, encoder in enumerate(_list_remembering(encoders)):
        found = encoder.find(names)
        tables[f"names{at}"] = np.frombuffer(b"".join(found), np.uint8).reshape(-1, NAME_BYTES)
        tables[f"rows{at}"] = np.stack(list(found.values())) if found else np.zeros((0, encoder.dimension), np.float32)
    content = io.BytesIO()
    np.savez(content, **tables)
    try:
        replace_file(home / FILE, content.getvalue())
    except OSError as error:
        log.warning("%s can't be written (%s); after the next start the questions are read again", home / FILE, error)


def take_up_questions(home: Path, encoders: Encoders) -> None:
    """Have at hand what was kept of the same encoders. A file that is not usable is not used: all is read again."""
    try:
        with np.load(home / FILE, allow_pickle=False) as tables:
            if tuple(tables["encoders"].tolist()) != encoders.names:
                return
            for at, encoder in enumerate(_list_remembering(encoders)):
                rows = tables[f"rows{at}"].astype(np.float32, copy=False).reshape(-1, encoder.dimension)
                names = map(bytes, tables[f"names{at}"])
                encoder.keep(dict(zip(names, rows, strict=True)))
    except FileNotFoundError:
        return
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        log.warning("%s can't be used (%s); the questions are read again", home / FILE, error)


def _list_remembering(encoders: Encoders) -> list[Remembering]:
    return [one for one in (encoders.all, encoders.deep) if isinstance(one, Remembering)]
