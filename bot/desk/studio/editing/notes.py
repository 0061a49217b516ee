"""Lines above the form that want a decision: the file is another one, changes were discarded, the browser has more."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from nicegui import ui
from nicegui.element import Element

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit

Act = Callable[[], Awaitable[None]]
LONGEST = 1_000_000  # characters that a browser may give back


class Notes:
    """One line at a time of each kind."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._lines: dict[str, Element] = {}

    def build(self) -> None:
        """Draw the places."""
        for name in ("stale", "renamed", "discarded", "left"):
            self._lines[name] = parts.attribute(parts.box(f"note-place note-{name}"), role="status")

    def clear(self) -> None:
        """Nothing is to be decided any more of file and copy."""
        self._lines["stale"].clear()
        self._lines["discarded"].clear()

    def say_stale(self, compare: Act) -> None:
        """The file is another one than the changes were made of."""
        self._say("stale", "file-changed", ("file-compare", compare, "compare-file"))

    def say_gone(self) -> None:
        """There is no such file any more."""
        self._say("stale", "article-is-gone")

    def say_discarded(self, undo: Act) -> None:
        """The changes were put aside."""
        self._say("discarded", "changes-discarded", ("undo", undo, "undo-discard"))

    def say_renamed(self, before: str, undo: Act) -> None:
        """It was called otherwise a moment ago."""
        self._say("renamed", "article-renamed", ("undo", undo, "undo-rename"), name=before)

    def watch_browser(self, place: str, put_back: Callable[[dict[str, str]], None]) -> None:
        """Have the browser remember what is typed until it is kept, and offer what it still has."""

        def offer(event: Any) -> None:
            values = _read(event.args)
            if values:
                self._offer(values, put_back)

        ui.on("article-left", offer)
        self._visit.run_script(f"editor.start({json.dumps(place)})")

    def tell_browser(self, form: Mapping[str, str] | None) -> None:
        """This much is kept."""
        if form is not None:
            self._visit.run_script(f"editor.kept({json.dumps(dict(form))})")

    def _offer(self, values: dict[str, str], put_back: Callable[[dict[str, str]], None]) -> None:
        async def use() -> None:
            self._lines["left"].clear()
            put_back(values)

        async def forget() -> None:
            self._lines["left"].clear()
            self._visit.run_script("editor.forget()")

        self._say("left", "browser-has", ("browser-use", use, "use-left"), ("browser-forget", forget, "forget-left"))

    def _say(self, place: str, key: str, *acts: tuple[str, Act, str], **values: str) -> None:
        line = self._lines[place]
        line.clear()
        with line, parts.box("card note-line"):
            parts.Text(self._visit.say(key, **values), tag="span")
            for words, act, classes in acts:
                parts.button(self._visit.say(words), act, kind="small", classes=classes)


def _read(values: object) -> dict[str, str]:
    """What a browser says stood in the fields; it can say anything."""
    if not isinstance(values, dict):
        return {}
    return {
        str(name): text[:LONGEST]
        for name, text in list(values.items())[:20]
        if isinstance(text, str) and len(name) < 40
    }
