"""What the other article has more in one language: each paragraph and phrasing with a tick."""

from __future__ import annotations

from collections.abc import Sequence

from nicegui import ui

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.service.articles.mending.merging import Chosen, Extra, Part, Wordings

SHOWN = 160  # characters of what is there already
Tick = tuple[ui.checkbox, str]


class PartForm:
    """Ticked at first is what would be lost; what would contradict the kept article is not."""

    def __init__(self, visit: Visit, part: Part) -> None:
        self._visit = visit
        self._part = part
        self._paragraphs: list[Tick] = []
        self._questions: list[Tick] = []
        self._golden: list[Tick] = []
        self._whole: ui.checkbox | None = None

    @property
    def language(self) -> str:
        """Of this part."""
        return self._part.language

    @property
    def chosen(self) -> Chosen:
        """What is ticked now."""
        wordings = Wordings(questions=_list_ticked(self._questions), golden=_list_ticked(self._golden))
        return Chosen(
            paragraphs=_list_ticked(self._paragraphs),
            wordings=wordings,
            is_whole=self._whole is not None and bool(self._whole.value),
        )

    def build(self) -> None:
        """Draw it."""
        say, part = self._visit.say, self._part
        with parts.attribute(parts.box("radar-half merge-part"), data_language=part.language):
            parts.Text(say(f"language-{part.language}"), "strong", tag="h3")
            if part.is_whole:
                self._whole = ui.checkbox(say("merge-whole"), value=True).classes("merge-tick")
                return
            for one in part.extra:
                self._draw_extra(one)
            self._questions = self._draw_wordings("merge-questions", part.wordings.questions)
            self._golden = self._draw_wordings("merge-golden", part.wordings.golden)
            if not part.extra and not part.wordings.questions and not part.wordings.golden:
                parts.Text(say("merge-nothing"), "muted small")

    def _draw_extra(self, one: Extra) -> None:
        tick = ui.checkbox(one.text, value=one.is_new).classes("merge-tick merge-paragraph")
        self._paragraphs.append((tick, one.text))
        if one.near:
            name, look = ("merge-differs", "merge-differs") if one.differs else ("merge-near", "muted")
            near = one.near if len(one.near) <= SHOWN else f"{one.near[: SHOWN - 1]}…"
            parts.Text(self._visit.say(name, text=near), f"small merge-near {look}")

    def _draw_wordings(self, name: str, texts: Sequence[str]) -> list[Tick]:
        if not texts:
            return []
        parts.Text(self._visit.say(name), "muted small merge-kind")
        return [(ui.checkbox(text, value=True).classes("merge-tick"), text) for text in texts]


def _list_ticked(ticks: Sequence[Tick]) -> tuple[str, ...]:
    return tuple(text for tick, text in ticks if tick.value)
