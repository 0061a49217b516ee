"""What topics are called: for everybody who shows one, and for leads who name them."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bot.core.people import Person, Right
from bot.files import replace_file
from bot.knowledge.shelf import topics
from bot.knowledge.shelf.topics import NAME_LENGTH as NAME_LENGTH
from bot.knowledge.shelf.topics import TOPIC, Names, Topics, change_topics, parse_topics
from bot.knowledge.shelf.topics import readable as readable
from bot.service.articles.shelf.refusals import BadTopicName
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.database import Tx
from bot.storage.system import audit

_SAVING = threading.Lock()


@dataclass
class _Kept:
    """What was read last, and how the file looked then."""

    stamp: tuple[int, int, int] | None = None
    topics: Topics = field(default_factory=Topics)


def read_topics(app: App) -> Topics:
    """The names as they are now; costs one look at the file."""
    kept, path = _kept(app.articles_folder), _path(app)
    stamp = _stamp(path)
    if stamp != kept.stamp:
        kept.topics, kept.stamp = topics.read_topics(app.articles_folder), stamp
    return kept.topics


def do_name(tx: Tx, app: App, person: Person, names: Names) -> None:
    """Name these topics; those of others stay as they are.

    Raises:
        BadTopicName: a name is too long.
    """
    check_right(person, Right.EDIT_ARTICLES)
    clean = {
        topic: {code: " ".join(name.split()) for code, name in said.items()}
        for topic, said in names.items()
        if TOPIC.fullmatch(topic)
    }
    if any(len(name) > NAME_LENGTH for said in clean.values() for name in said.values()):
        raise BadTopicName(limit=NAME_LENGTH)
    with _SAVING:
        path = _path(app)
        text = _read(path)
        if any(problem.fatal for problem in parse_topics(text).problems):
            replace_file(path.with_suffix(".broken.yml"), text.encode())
            text = ""
        replace_file(path, change_topics(text, clean).encode())
    for topic in clean:
        audit.record_audit(tx, person_id=person.id, action="topic.name", object=topic)


def _path(app: App) -> Path:
    return app.articles_folder / topics.FILE


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig", "replace") if path.is_file() else ""


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


@cache
def _kept(folder: Path) -> _Kept:  # noqa: ARG001  one for each folder
    return _Kept()
