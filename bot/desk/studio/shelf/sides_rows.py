"""The paragraphs of both sides as fields, with what stands on one side only marked on it."""

from __future__ import annotations

from dataclasses import dataclass

from nicegui import ui
from nicegui.element import Element

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.studio.shelf.row import edit_path
from bot.service.articles.shelf.sides import Side, Sides, find_missing

NAMES = ("source", "target")


@dataclass(kw_only=True)
class _Row:
    """A paragraph on both sides: its fields, and where differences are told."""

    fields: dict[str, ui.textarea]
    told: dict[str, Element]


class SidesRows:
    """Two columns; below 760 px one stands under the other."""

    def __init__(self, visit: Visit, found: Sides) -> None:
        self._visit = visit
        self._sides = {"source": found.source, "target": found.target}
        self._pairs = found.pairs
        self._edited = found.edited
        self._rows: list[_Row] = []

    def build(self) -> None:
        """Draw title and paragraphs."""
        say = self._visit.say
        with parts.box("sides"):
            with parts.box("sides-pair sides-head"):
                for name in NAMES:
                    self._draw_head(name)
            titles = {name: side.title for name, side in self._sides.items()}
            self._rows.append(self._draw_pair(titles, classes="sides-title"))
            with parts.box("sides-paragraphs") as self._place:
                for pair in self._pairs:
                    self._rows.append(self._draw_pair({"source": pair.source, "target": pair.target}))
                if not self._pairs:
                    self._add()
            parts.button(say("sides-add"), self._add, kind="quiet", classes="sides-add")
        for row in self._rows:
            self._mark(row)

    def title(self, name: str) -> str:
        """As typed."""
        return " ".join(str(self._rows[0].fields[name].value or "").split())

    def texts(self, name: str) -> tuple[str, ...]:
        """The paragraphs, as typed."""
        return tuple(str(row.fields[name].value or "") for row in self._rows[1:])

    @property
    def is_begun(self) -> bool:
        """Whether anything stands on the side of the translation."""
        return any(text.strip() for text in (self.title("target"), *self.texts("target")))

    @property
    def is_bare(self) -> bool:
        """Whether a side that is to be saved lacks its title or its text."""
        names = NAMES if self.is_begun or not self._sides["target"].is_new else NAMES[:1]
        return any(not self.title(name) or not any(map(str.strip, self.texts(name))) for name in names)

    def keep(self, source: Side, target: Side) -> None:
        """These have been saved; the fields stay as they are."""
        self._sides = {"source": source, "target": target}

    def _draw_head(self, name: str) -> None:
        say, side = self._visit.say, self._sides[name]
        code = side.draft.language
        with parts.box("sides-language"):
            parts.Text(say(f"language-{code}"), "strong", tag="span")
            parts.chip(say("status-missing" if side.is_new else f"status-{side.status}"), "hot" if side.is_new else "")
            if code in self._edited:
                parts.chip(say("articles-edited"), "warm")
            if not side.is_new:
                parts.link(say("sides-whole"), edit_path(side.draft.key, code), "small")

    def _draw_pair(self, texts: dict[str, str], *, classes: str = "") -> _Row:
        row = _Row(fields={}, told={})
        with parts.box(f"sides-pair {classes}"):
            for name in NAMES:
                with parts.box(f"sides-cell sides-{name}"):
                    field = ui.textarea(value=texts[name], on_change=lambda: self._mark(row))
                    field.props("outlined autogrow dense debounce=400 hide-bottom-space").classes("wide")
                    language = self._visit.say(f"language-{self._sides[name].draft.language}")
                    parts.attribute(field, aria_label=language)
                    row.fields[name] = field
                    row.told[name] = parts.attribute(parts.box("sides-told"), role="status")
        return row

    def _add(self) -> None:
        with self._place:
            self._rows.append(self._draw_pair({"source": "", "target": ""}))

    def _mark(self, row: _Row) -> None:
        """Numbers, prices, dates, links and phones that the other side has not."""
        if len(row.told) < len(NAMES):
            return
        texts = {name: str(row.fields[name].value or "") for name in NAMES}
        for name, other in (NAMES, NAMES[::-1]):
            row.told[name].clear()
            found = find_missing(texts[name], texts[other]) if texts[name].strip() and texts[other].strip() else ()
            with row.told[name]:
                if found:
                    parts.Text(self._visit.say("sides-only-here"), "small muted", tag="span")
                for value in found:
                    parts.chip(value.text, "hot")
