"""An article as it would go live now: what is worked on, else what its file says."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.core.people import Person
from bot.knowledge.shelf.fields import set_fields
from bot.knowledge.shelf.seen import read_seen, says_same
from bot.service.articles import drafts
from bot.service.articles.drafts import Draft
from bot.service.ports import App
from bot.storage.articles import copies, versions
from bot.storage.articles.copies import WorkingCopy
from bot.storage.database import Tx


@dataclass(frozen=True, kw_only=True)
class Written:
    """``draft`` is published in it, over the file it was made of; ``live``: what customers read now, "" for nothing.
    ``number`` of the copy, 0 for none; ``last_id``: who changed it last, None where nobody knows.
    """

    draft: Draft
    live: str
    number: int
    last_id: int | None

    @property
    def path(self) -> str:
        """Of its file, inside the folder."""
        return f"{self.draft.language}/{self.draft.key}.md"

    def is_still(self, text: str) -> bool:
        """Whether it says what was sent."""
        return says_same(self.draft.text, text, self.path)


async def read_written(app: App, person: Person, *, key: str, language: str) -> Written:
    """
    Raises:
        NotFound: there is no such file.
        BadArticle: it can't be read.
    """
    file = await drafts.access_draft(app, person, key=key, language=language)
    copy, last = await app.database.read(_find, file)
    text = copy.text if copy is not None else file.text
    draft = replace(file, text=_as_live(text), digest=copy.base if copy is not None else file.digest)
    live = file.text if read_seen(file.text, f"{language}/{key}.md") is not None else ""
    return Written(draft=draft, live=live, number=copy.number if copy is not None else 0, last_id=last)


def _as_live(text: str) -> str:
    return set_fields(text, {"status": "published"}).rstrip() + "\n"


def _find(tx: Tx, file: Draft) -> tuple[WorkingCopy | None, int | None]:
    own = {"article": file.key, "language": file.language}
    copy = copies.find_open(tx, **own)
    if copy is not None:
        return copy, copy.person_id
    saved = [one.person_id for one in versions.list_versions(tx, **own) if one.digest == file.digest]
    return None, saved[0] if saved else None
