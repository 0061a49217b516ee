"""How customers ask: one chip a wording, with how often it brought the article and who else claims it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from nicegui import background_tasks, ui
from nicegui.element import Element

from bot.core.people import Right
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.errors import AnswerdeskError
from bot.service.articles.claiming import Claim, find_claims
from bot.service.articles.reading import same_question
from bot.service.insights.wordings import count_uses

ADD = "wording-add"
Changed = Callable[[], None]


class Wordings:
    """Looks like a field with a line for each wording; what stands in the box below the chips counts as well."""

    def __init__(self, visit: Visit, *, key: str, language: str) -> None:
        self._visit = visit
        self._key = key
        self._language = language
        self._lines: list[str] = []
        self._uses: Mapping[str, int] = {}
        self._claims: Mapping[str, Claim] = {}
        self._edited = -1
        self._changed: Changed = lambda: None
        self._may = visit.may(Right.EDIT_ARTICLES)
        self._chips: Element | None = None
        self._box: ui.textarea | None = None

    def build(self, value: str, *, changed: Changed) -> None:
        """Draw it; ``changed`` is called at each edit."""
        say = self._visit.say
        self._lines, self._changed = _split(value), changed
        with parts.box("wide field-questions wordings"):
            parts.Text(say("field-questions"), "wordings-label")
            self._chips = parts.box("wording-chips")
            if self._may:
                self._box = ui.textarea(placeholder=say("wording-add"), on_change=lambda: self._changed())
                self._box.props("outlined dense autogrow rows=1 debounce=60").classes("wide wording-box")
                parts.attribute(self._box, aria_label=say("field-questions"))
                ui.on(ADD, self._add)
            parts.Text(say("field-questions-text"), "hint")
        self._draw()
        ui.timer(0.1, self._look_up, once=True)

    @property
    def value(self) -> str:
        """A line for each wording."""
        pending = _split(str(self._box.value or "")) if self._box is not None else []
        return "\n".join(_once([*self._lines, *pending]))

    def set_value(self, value: str) -> None:
        """Show others."""
        self._lines, self._edited = _split(value), -1
        if self._box is not None and self._box.value:
            self._box.set_value("")
        self._draw()
        self._look_again()

    def _add(self, event: Any) -> None:
        """What was typed and ended with Enter, or pasted; a browser can say anything."""
        words = event.args if isinstance(event.args, str) else ""
        fresh = _once([*self._lines, *_split(words)])
        if fresh != self._lines:
            self._take(fresh)

    def _take(self, lines: list[str]) -> None:
        self._lines, self._edited = lines, -1
        self._draw()
        self._changed()
        self._look_again()

    def _remove(self, at: int) -> None:
        self._take([*self._lines[:at], *self._lines[at + 1 :]])

    def _edit(self, at: int) -> None:
        self._edited = at
        self._draw()

    def _end_edit(self, at: int, words: str) -> None:
        if self._edited == at and at < len(self._lines):
            self._take(_once([*self._lines[:at], *_split(words), *self._lines[at + 1 :]]))

    def _draw(self) -> None:
        assert self._chips is not None
        self._chips.clear()
        with self._chips:
            for at, line in enumerate(self._lines):
                if at == self._edited:
                    self._draw_edit(at, line)
                else:
                    self._draw_chip(at, line)

    def _draw_edit(self, at: int, line: str) -> None:
        box = ui.input(value=line).props("dense outlined autofocus").classes("wording-edit")
        box.on("keydown.enter", lambda: self._end_edit(at, str(box.value or "")), args=[])
        box.on("blur", lambda: self._end_edit(at, str(box.value or "")), args=[])

    def _draw_chip(self, at: int, line: str) -> None:
        say, claim = self._visit.say, self._claims.get(line)
        with parts.box(f"wording {'is-claimed' if claim is not None else ''}", tag="span"):
            if self._may:
                text = parts.button(line, partial(self._edit, at), classes="wording-text", hint=say("wording-edit"))
                text.classes(remove="btn")
            else:
                parts.Text(line, "wording-text", tag="span")
            count = self._uses.get(same_question(line), 0)
            if count:
                used = parts.Text(str(count), "wording-uses", tag="span")
                parts.attribute(used, title=say("wording-uses", count=count))
            if claim is not None:
                key = "wording-claimed-nearly" if claim.nearly else "wording-claimed"
                target = f"/desk/articles/edit?key={claim.article}&language={self._language}"
                parts.link(say(key, title=claim.title), target, "wording-claim")
            if self._may:
                gone = parts.button(
                    "×", partial(self._remove, at), classes="wording-remove", hint=say("wording-remove")
                )
                parts.attribute(gone, aria_label=f"{say('wording-remove')}: {line}")

    def _look_again(self) -> None:
        background_tasks.create(self._look_at_claims(), name="claims of wordings")

    async def _look_up(self) -> None:
        own = {"article": self._key, "language": self._language}
        try:
            self._uses = await self._visit.app.database.read(count_uses, self._visit.person, **own)
        except AnswerdeskError:
            return  # the chips are of use without
        if self._uses and self._edited < 0:
            self._draw()
        await self._look_at_claims()

    async def _look_at_claims(self) -> None:
        own, lines = {"key": self._key, "language": self._language}, tuple(self._lines)
        try:
            found = await find_claims(self._visit.app, self._visit.person, **own, wordings=lines)
        except AnswerdeskError:
            return
        if found != self._claims and self._edited < 0 and self._chips is not None:
            self._claims = found
            with self._visit.client:
                self._draw()


def _split(text: str) -> list[str]:
    return [line for line in (" ".join(one.split()) for one in text.splitlines()) if line]


def _once(lines: Iterable[str]) -> list[str]:
    """Each wording once, in whatever letters and signs."""
    return list({same_question(line) or line: line for line in reversed(list(lines))}.values())[::-1]
