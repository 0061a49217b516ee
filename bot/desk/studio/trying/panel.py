"""The panel in which questions are tried: typed, pasted, or those of last week."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nicegui import ui
from nicegui.element import Element

from bot.core.articles.replay import Verdict
from bot.core.people import Right
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.studio.trying.outcome_view import draw_verdict, is_same
from bot.service.articles.gate import trying
from bot.service.articles.gate.checking import Changes


class TryPanel:
    """``changes`` gives the texts as they are typed now; ``drafts``: with all drafts. ``article``: what it is about."""

    def __init__(
        self, visit: Visit, *, changes: Callable[[], Changes] = dict, article: str = "", drafts: bool = False
    ) -> None:
        self._visit = visit
        self._changes = changes
        self._article = article
        self._drafts = drafts
        self._questions: ui.textarea | None = None
        self._whom: ui.input | None = None
        self._progress: Element | None = None
        self._found: Element | None = None
        self._busy = False

    def build(self) -> None:
        """Draw it."""
        say = self._visit.say
        parts.Text(say("try-text"), "hint")
        with parts.box("try-row"):
            self._questions = ui.textarea(label=say("try-questions")).props("outlined autogrow rows=2 debounce=0")
            self._questions.classes("wide try-question")
            self._questions.on("keydown.enter.exact.prevent", self._ask_typed, args=[])
        if trying.offers_whom(self._visit.app):
            self._whom = ui.input(label=say("try-whom"), placeholder="channel = web; tag = vip")
            self._whom.props("outlined dense stack-label debounce=0").classes("wide try-whom")
        with parts.box("try-buttons"):
            parts.button(say("try-ask"), self._ask_typed, kind="primary", classes="try-ask")
            if self._visit.may(Right.SEE_INSIGHTS):
                if self._article:
                    parts.button(say("try-real-here"), lambda: self._ask_real(self._article), classes="try-real-here")
                parts.button(say("try-real"), lambda: self._ask_real(""), classes="try-real")
        self._progress = parts.attribute(parts.box("try-progress"), role="status")
        self._found = parts.box("try-found")

    async def _ask_typed(self) -> None:
        assert self._questions is not None
        lines = [" ".join(line.split()) for line in str(self._questions.value or "").splitlines()]
        await self._ask(list(dict.fromkeys(line for line in lines if line)))

    async def _ask_real(self, article: str) -> None:
        found = await self._visit.read(trying.list_real, article=article)
        if found is None:
            return
        if not found:
            self._visit.notify(self._visit.say("try-real-none"))
            return
        assert self._questions is not None
        self._questions.set_value("\n".join(" ".join(text.split()) for text in found))
        await self._ask_typed()

    async def _ask(self, questions: Sequence[str]) -> None:
        if self._busy or self._found is None or not questions:
            return
        if len(questions) > trying.MOST:
            self._visit.notify(self._visit.say("try-most", count=trying.MOST))
        self._busy = True
        try:
            await self._ask_engine(questions[: trying.MOST])
        finally:
            self._busy = False
            self._tell(0, 0)

    async def _ask_engine(self, questions: Sequence[str]) -> None:
        assert self._found is not None
        changes, whom = self._changes(), str(self._whom.value or "") if self._whom is not None else ""
        self._found.clear()
        self._tell(0, len(questions))
        found = await self._visit.attempt(
            lambda person: trying.try_questions(
                self._visit.app, person, questions, changes=changes, drafts=self._drafts, told=self._tell, whom=whom
            )
        )
        if found is not None:
            self._draw(found, compared=bool(changes) or self._drafts)

    def _draw(self, found: tuple[Verdict, ...], *, compared: bool) -> None:
        assert self._found is not None
        other = sum(not is_same(one.before, one.after) for one in found)
        with self._found:
            if compared and len(found) > 1:
                parts.Text(self._visit.say("tried-count", count=len(found), other=other), "muted tried-count")
            for one in sorted(found, key=lambda one: is_same(one.before, one.after)) if compared else found:
                draw_verdict(self._visit, one, compared=compared, article=self._article)

    def _tell(self, done: int, total: int) -> None:
        assert self._progress is not None
        self._progress.clear()
        if not total:
            return
        with self._progress:
            words = "try-wait" if total == 1 else "try-progress"
            parts.Text(self._visit.say(words, done=done, total=total), "muted small")
            if total > 1:
                parts.bar(done / total)
