"""The bot's words: leads change them key by key, in variants that take turns; each change can be put back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final

from bot.core.insights.tuning import Tuning
from bot.core.language import LANGUAGES
from bot.core.people import Person, Right
from bot.errors import NotFound, StaleBusiness
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.service.system import business as settings
from bot.storage.database import Tx
from bot.storage.system import facts, tunings

PREFIX: Final = "texts."
MOST_CHANGES: Final = 30
MOST_VARIANTS: Final = 5
Said = Mapping[str, tuple[str, ...]]  # language: variants


def access_texts(app: App, person: Person) -> dict[str, Said]:
    """What the business says in words of its own, by key."""
    check_right(person, Right.TUNE_BOT)
    keys = sorted({key for own in app.business.texts.values() for key in own})
    return {key: _find(app, key) for key in keys}


def list_changes(tx: Tx, person: Person, key: str = "") -> tuple[Tuning, ...]:
    """Who changed what, newest first; of one key or of all."""
    check_right(person, Right.TUNE_BOT)
    found = tunings.list_tunings(tx, prefix=f"{PREFIX}{key}", limit=MOST_CHANGES)
    return tuple(one for one in found if not key or one.place == f"{PREFIX}{key}")


def do_save(tx: Tx, app: App, person: Person, key: str, given: Mapping[str, Sequence[str]], *, seen: Said) -> Said:
    """These are the words from now on; a language without any has ours.

    Raises:
        StaleBusiness: somebody has changed this text since it was ``seen``.
        BusinessWrong: every problem of the texts; nothing is saved.
        BusinessFixed: the file can't be written.
    """
    check_right(person, Right.TUNE_BOT)
    before, after = _find(app, key), _tidy(given)
    if before != dict(seen):
        raise StaleBusiness()
    if after == before:
        return after
    texts = {code: dict(own) for code, own in app.business.texts.items()}
    for code in LANGUAGES:
        own = texts.setdefault(code, {})
        own.pop(key, None)
        if code in after:
            own[key] = after[code]
    wanted = {code: {name: _to_value(said) for name, said in own.items()} for code, own in texts.items() if own}
    settings.do_write(tx, app, person, {"texts": wanted}, seen=settings.see_file(app))
    packed, unpacked = _pack(after), _pack(before)
    tunings.record_tuning(tx, person_id=person.id, place=f"{PREFIX}{key}", before=unpacked, after=packed)
    return after


def find_draft(tx: Tx, person: Person, key: str) -> dict[str, list[str]] | None:
    """What this person typed there and has not saved; None for nothing."""
    check_right(person, Right.TUNE_BOT)
    known = facts.find_fact(tx, _draft_of(person, key))
    found: dict[str, list[str]] | None = json.loads(known[0]) if known is not None and known[0] else None
    return found


def do_keep_draft(tx: Tx, person: Person, key: str, given: Mapping[str, Sequence[str]] | None) -> None:
    """Keep what is typed until it is saved, or None."""
    check_right(person, Right.TUNE_BOT)
    facts.record_fact(tx, _draft_of(person, key), json.dumps(given, ensure_ascii=False) if given is not None else "")


def _draft_of(person: Person, key: str) -> str:
    return f"words.draft:{person.id}:{key}"[:80]


def do_put_back(tx: Tx, app: App, person: Person, number: int) -> str:
    """What was said before a change is said again; its key.

    Raises:
        NotFound: there is no such change.
    """
    check_right(person, Right.TUNE_BOT)
    change = tunings.get(tx, number)
    if not change.place.startswith(PREFIX):
        raise NotFound(what="change")
    key = change.place.removeprefix(PREFIX)
    do_save(tx, app, person, key, change.before, seen=_find(app, key))
    return key


def _find(app: App, key: str) -> dict[str, tuple[str, ...]]:
    return {code: tuple(own[key]) for code, own in app.business.texts.items() if own.get(key)}


def _tidy(given: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Without empty ones and repetitions."""
    found = {}
    for code in LANGUAGES:
        typed = (text.replace("\r\n", "\n").strip() for text in given.get(code, ()))
        said = tuple(dict.fromkeys(filter(None, typed)))[:MOST_VARIANTS]
        if said:
            found[code] = said
    return found


def _to_value(said: Sequence[str]) -> str | list[str]:
    return said[0] if len(said) == 1 else list(said)


def _pack(said: Said) -> dict[str, list[str]]:
    return {code: list(texts) for code, texts in said.items()}
