"""Rows of HTML by key, as many as there are; what reads the same is not drawn again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from nicegui import ui
from nicegui.element import Element
from nicegui.elements.html import Html

from bot.desk.frame import parts

K = TypeVar("K")


class RowList(Generic[K]):
    """Built where it is made; ``show`` takes the rows in order, each with the conversation it opens and its HTML."""

    def __init__(self) -> None:
        self._body: Element = parts.box("queue-list")
        self._rows: dict[K, tuple[Html, str]] = {}

    def show(self, wanted: Mapping[K, tuple[int, str]], *, current: int | None) -> None:
        """Draw what is new, remove what is gone, mark the open chat."""
        for key in [key for key in self._rows if key not in wanted]:
            self._rows.pop(key)[0].delete()
        standing = list(self._rows)
        for place, (key, (chat, html)) in enumerate(wanted.items()):
            row, before = self._rows.get(key) or self._add(key, standing)
            if before != html:
                row.set_content(html)
            row.classes(replace=f"case {'is-current' if chat == current else ''}")
            if standing[place] != key:
                row.move(target_index=place)
                standing.remove(key)
                standing.insert(place, key)
            self._rows[key] = (row, html)
        self._rows = {key: self._rows[key] for key in wanted}

    def _add(self, key: K, standing: list[K]) -> tuple[Html, str]:
        standing.append(key)
        with self._body:
            return ui.html("", sanitize=False), ""
