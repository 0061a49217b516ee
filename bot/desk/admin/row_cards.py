"""The settings that are lists one adds to: contacts, and the details customers quote."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from nicegui import ui
from nicegui.element import Element

from bot.business_keys import ASKING
from bot.desk.admin.fields import Card, Fields, split_commas, text_of, texts_of
from bot.desk.frame import parts

Read = Callable[[], Any]
EMPTY_DETAIL: Mapping[str, Any] = {
    "name": "",
    "example": "",
    "pattern": "",
    "spellings": [],
    "nouns": [],
    "called": {},
    "where": {},
    "asked_for": [],
}


class Rows:
    """Rows that know how to read themselves; where they are ``ordered`` they can be moved."""

    def __init__(self, fields: Fields, classes: str, *, ordered: bool = False) -> None:
        self._fields = fields
        self._ordered = ordered
        self._place = parts.box(classes)
        self._rows: dict[int, Read] = {}
        self._numbers = count(1)

    def add(self, classes: str, draw: Callable[[int], Read], *, first: bool = False) -> None:
        """One more row, the last or the ``first``; ``draw`` is told its number."""
        number = next(self._numbers)
        with self._place, parts.box(classes) as row:
            self._rows[number] = draw(number)
            if self._fields.may_change:
                label = self._fields.word("remove")
                parts.icon_button("✕", label, lambda: self._remove(number, row), classes="row-remove")
            if self._fields.may_change and self._ordered:
                label = self._fields.word("row-up")
                parts.icon_button("↑", label, lambda: self._raise(number, row), classes="row-up")
        if first:
            row.move(target_index=0)
            self._rows = {number: self._rows.pop(number), **self._rows}

    def read(self) -> list[Any]:
        """All rows as typed."""
        return [read() for read in self._rows.values()]

    def number_at(self, position: int) -> int:
        """The number of the row that stands there, counted from 1."""
        return [*self._rows, 0][position - 1 if 0 < position <= len(self._rows) else -1]

    def _raise(self, number: int, row: Element) -> None:
        """One place up; the first stays."""
        order = list(self._rows)
        place = max(0, order.index(number) - 1)
        order.remove(number)
        order.insert(place, number)
        self._rows = {one: self._rows[one] for one in order}
        row.move(target_index=place)

    def _remove(self, number: int, row: Element) -> None:
        self._rows.pop(number, None)
        row.delete()


class ContactsCard(Card):
    """Other ways to reach the business, and how its customers write numbers and prices."""

    def __init__(self, fields: Fields, values: Mapping[str, Any]) -> None:
        super().__init__(fields)
        with self.open("contacts"):
            fields.hint("contacts-text")
            self._rows = Rows(fields, "setting-rows")
            for name, value in values["contacts"].items():
                self._add(name, value)
            if fields.may_change:
                parts.button(fields.word("contact-add"), lambda: self._add("", ""), classes="contact-add")
            with parts.box("setting-row"):
                self._region = fields.line("phone_region", fields.word("phone_region"), values["phone_region"])
                self._currency = fields.line("currency", fields.word("currency"), values["currency"])
            fields.hint("region-text")

    def values(self) -> dict[str, Any]:
        """As typed; rows left empty are none, and the second phone is called so."""
        found: dict[str, str] = {}
        for name, value in self._rows.read():
            if name or value:
                found[f"{name} {len(found) + 1}" if name in found else name] = value
        return {
            "contacts": found,
            "phone_region": text_of(self._region).upper(),
            "currency": text_of(self._currency).upper(),
        }

    def _add(self, name: str, value: str) -> None:
        def draw(number: int) -> Read:
            what = self.fields.line(f"contacts.#{number}.what", self.fields.word("contact-what"), name)
            how = self.fields.line(f"contacts.#{number}.how", self.fields.word("contact-how"), value)
            return lambda: (text_of(what), text_of(how))

        self._rows.add("contact-row", draw)


class DetailsCard(Card):
    """What customers quote: orders, tickets, appointments."""

    def __init__(self, fields: Fields, values: Mapping[str, Any]) -> None:
        super().__init__(fields)
        with self.open("details"):
            fields.hint("details-text")
            self._rows = Rows(fields, "setting-rows")
            for detail in values["details"]:
                self._add(detail)
            if fields.may_change:
                parts.button(fields.word("detail-add"), lambda: self._add(EMPTY_DETAIL), classes="detail-add")

    def values(self) -> dict[str, Any]:
        """As typed."""
        return {"details": self._rows.read()}

    def place_of(self, place: str) -> str:
        """Where the field of a problem stands on the page: details are counted in the file and have names here."""
        first, _, rest = place.partition(".")
        position, _, field = rest.partition(".")
        if first != "details" or not position.isdigit():
            return place
        return f"details.#{self._rows.number_at(int(position))}.{field or 'pattern'}"

    def _add(self, detail: Mapping[str, Any]) -> None:
        self._rows.add("detail-row", lambda number: _Detail(self.fields, f"details.#{number}", detail).read)


class _Detail:
    """The fields of one detail."""

    def __init__(self, fields: Fields, place: str, detail: Mapping[str, Any]) -> None:
        self._fields, self._place = fields, place
        with parts.box("setting-row"):
            self._name = self._line("name", detail["name"])
            self._example = self._line("example", detail["example"])
            self._pattern = self._line("pattern", detail["pattern"])
        fields.hint("detail-example-text")
        self._called = fields.in_languages(f"{place}.called", fields.word("detail-called"), detail["called"])
        label = fields.word("detail-where")
        self._where = fields.in_languages(f"{place}.where", label, detail["where"], classes="is-long")
        fields.hint("detail-called-text")
        with parts.box("setting-row"):
            self._nouns = self._line("nouns", ", ".join(detail["nouns"]))
            self._spellings = self._line("spellings", ", ".join(detail["spellings"]))
        fields.hint("detail-nouns-text")
        asking = {name: fields.word(f"asked-{name}") for name in ASKING}
        label = fields.word("detail-asked_for")
        self._asked_for = fields.choice(f"{place}.asked_for", label, asking, list(detail["asked_for"]))

    def read(self) -> dict[str, Any]:
        """As typed."""
        return {
            "name": text_of(self._name),
            "example": text_of(self._example),
            "pattern": text_of(self._pattern),
            "spellings": split_commas(text_of(self._spellings)),
            "nouns": split_commas(text_of(self._nouns)),
            "called": texts_of(self._called),
            "where": texts_of(self._where),
            "asked_for": list(self._asked_for.value or ()),
        }

    def _line(self, name: str, value: str) -> ui.input:
        return self._fields.line(f"{self._place}.{name}", self._fields.word(f"detail-{name}"), value)
