"""Pictures and files that go with a passage of an article.

They are copied to the shelf of files under a name made of their content: a transcript shows what was sent, whatever
becomes of the article, and a picture that a thousand customers get lies there once.
"""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from bot.core.messages import Attachment
from bot.errors import Refused
from bot.files import PICTURES, media_type
from bot.knowledge.articles.articles import Article
from bot.knowledge.articles.enclosed import Enclosed, list_enclosed
from bot.markup.pictures import take_out
from bot.service.outbox.enclosing import MOST, describe, shelf_of
from bot.service.ports import App

log = logging.getLogger(__name__)

KEY: Final = "kb-"


def enclose(app: App, article: Article, text: str) -> tuple[str, tuple[Attachment, ...]]:
    """A text of an article as it is sent, and what goes with it. A picture that does is not named in
    the text where it stood by itself; one that can't leaves its words there.
    """
    found = dict(_put(app, _list_own(app, article, text)[:MOST]))
    urls = {one.url for one in found}
    return (take_out(text, lambda url: url in urls) if urls else text), tuple(found.values())


def _list_own(app: App, article: Article, text: str) -> tuple[Enclosed, ...]:
    """Never what only a customer's words in the text name."""
    own = {file.url for file in article.encloses}
    if not own:
        return ()
    return tuple(one for one in list_enclosed(app.articles_folder, article.path, text) if one.url in own)


def _put(app: App, files: tuple[Enclosed, ...]) -> Iterator[tuple[Enclosed, Attachment]]:
    """Those that lie on the shelf now."""
    for file in files:
        try:
            key = f"{KEY}{_digest(str(file.path), file.stamp, file.size)}"
            _copy(file.path, shelf_of(app).path(key))
            yield file, describe(name_of(file), file.head, key=key, size=file.size)
        except (OSError, Refused) as error:
            log.warning("A file of an article is not sent: %s", error)


def name_of(file: Enclosed) -> str:
    """A picture is called by the words its author wrote for those who can't see it."""
    ending = PICTURES.get(media_type(file.head), "") if file.is_picture else ""
    return f"{file.words[:80]}.{ending}" if ending and file.words.strip() else file.path.name


@lru_cache(maxsize=4096)
def _digest(path: str, stamp: int, size: int) -> str:  # noqa: ARG001  another content has another stamp or size
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]


def _copy(source: Path, target: Path) -> None:
    """Whole or not at all; what is there already has the same content."""
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        shutil.copyfile(source, part)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
