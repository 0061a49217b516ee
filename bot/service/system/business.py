"""The settings of the business: who may see and change them, and what becomes of a change."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from bot.business import parse_business
from bot.core.business import Business
from bot.core.language import LANGUAGES
from bot.core.people import Person, Right
from bot.core.wrong import WrongValue
from bot.errors import BusinessFixed, BusinessWrong, StaleBusiness
from bot.files import replace_file
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.service.system.yaml_edit import edit_yaml
from bot.storage.database import Tx
from bot.storage.system import audit
from bot.storage.system.audit import AuditEntry

THRESHOLDS = (
    *("target_precision", "tentative_precision", "corrections"),
    *("clarify", "margin", "misses", "anger", "visit_hours"),
)
ORDERED = ("targets",)  # lists whose order means something
ACTION = "business."
ACTION_LENGTH, VALUE_LENGTH = 40, 90
_SAVING = threading.Lock()


@dataclass(frozen=True, kw_only=True)
class SettingsNow:
    """The settings in force, with what a form needs: ``values`` as business.yml would say them, all keys.

    ``seen`` names the file they were read from, ``wrong`` what is wrong with it and where.
    """

    values: Mapping[str, Any]
    seen: str
    wrong: tuple[tuple[str, str | WrongValue], ...] = ()


def access_settings(app: App, person: Person) -> SettingsNow:
    """What is in force."""
    check_right(person, Right.SEE_SETTINGS)
    seen = _digest(app.settings.business_file)
    return SettingsNow(values=to_values(app.business), seen=seen, wrong=app.business_file.wrong)


def see_file(app: App) -> str:
    """What names the file as it is now."""
    return _digest(app.settings.business_file)


def list_changes(tx: Tx, person: Person, *, limit: int = 50) -> tuple[AuditEntry, ...]:
    """Who changed what, newest first; the action is the changed key."""
    check_right(person, Right.SEE_SETTINGS)
    found = audit.list_audit(tx, limit=limit, prefix=ACTION)
    return tuple(replace(entry, action=entry.action.removeprefix(ACTION)) for entry in found)


def do_save(tx: Tx, app: App, person: Person, given: Mapping[str, Any], *, seen: str) -> Business:
    """Put these values into the file and the log; they count at once. An empty value takes its key out.

    A file broken by hand is replaced by the last good one with these values, and kept beside it.

    Raises:
        BusinessWrong: every problem of the file as it would be; nothing is saved.
        StaleBusiness: the file is not the one that was ``seen``.
        BusinessFixed: the file can't be written.
    """
    check_right(person, Right.CHANGE_SETTINGS)
    return do_write(tx, app, person, given, seen=seen)


def do_write(tx: Tx, app: App, person: Person, given: Mapping[str, Any], *, seen: str) -> Business:
    """The same for a use case with a right of its own."""
    path = app.settings.business_file
    with _SAVING:  # of two people who save at the same moment the second is refused
        if _digest(path) != seen:
            raise StaleBusiness()
        before = app.business
        text = _compose(app.business_file.text, before, given)
        after = parse_business(text)
        for key, change in _changes(before, after):
            audit.record_audit(tx, person_id=person.id, action=f"{ACTION}{key}"[:ACTION_LENGTH], object=change)
        _write(path, text, broken=bool(app.business_file.wrong))
    return after


def to_values(business: Business) -> dict[str, Any]:
    """A business as its file would say it, with every key."""
    values = _plain(asdict(business))
    values["texts"] = {
        code: {key: said[0] if len(said) == 1 else said for key, said in own.items()}
        for code, own in values["texts"].items()
    }
    thresholds = {name: values.pop(name) for name in THRESHOLDS}
    return {**values, "thresholds": thresholds}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return list(map(_plain, value)) if isinstance(value, list | tuple) else value


def _compose(text: str, before: Business, given: Mapping[str, Any]) -> str:
    if not text:
        given = {"name": dict(before.name), **given}
    try:
        return edit_yaml(text, {key: _short(value) for key, value in given.items()})
    except yaml.YAMLError as error:
        raise BusinessWrong(("", str(error))) from error


def _short(value: Any) -> Any:
    """What is the same in all languages is written once."""
    if isinstance(value, list):
        return [_short(item) for item in value]
    if not isinstance(value, Mapping):
        return value
    said = list(value.values())
    if set(value) == set(LANGUAGES) and isinstance(said[0], str) and said.count(said[0]) == len(said):
        return said[0]
    return {key: _short(item) for key, item in value.items()}


def _changes(before: Business, after: Business) -> Iterator[tuple[str, str]]:
    old, new = dict(_leaves(to_values(before))), dict(_leaves(to_values(after)))
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key, ""), new.get(key, "")
        if was != now:
            yield key, f"{_cut(was)} → {_cut(now)}"


def _leaves(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every single value with the way to it: ("thresholds.misses", "2"), ("details.ticket.example", "T-204518")."""
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        if key in ORDERED:
            yield key, ", ".join(item["name"] for item in value)
        value = {item["name"]: item for item in value}
    if not isinstance(value, Mapping):
        yield key, ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        return
    for name, item in value.items():
        yield from _leaves(item, f"{key}.{name}" if key else str(name))


def _cut(value: str) -> str:
    line = " ".join(value.split()) or "–"
    return line if len(line) <= VALUE_LENGTH else f"{line[: VALUE_LENGTH - 1]}…"


def _digest(path: Path) -> str:
    """Names what the file says now, be it broken; "" without a file."""
    with suppress(OSError):
        return hashlib.sha256(path.read_bytes()).hexdigest()
    return ""


def _write(path: Path, text: str, *, broken: bool) -> None:
    try:
        if broken and path.is_file():
            replace_file(path.with_suffix(".broken.yml"), path.read_bytes())
        replace_file(path, text.encode())
    except OSError as error:
        raise BusinessFixed(problem=error.strerror or str(error)) from error
