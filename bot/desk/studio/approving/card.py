"""How it stands with a text that a second person looks at: a card above the article."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from nicegui.element import Element

from bot.core.articles.approval import Step
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit
from bot.desk.studio.diff_view import draw_word_diff
from bot.service.articles.approving.standing import Standing

Act = Callable[[], Awaitable[None]]


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What the buttons do."""

    publish: Act
    send_back: Act
    check: Act
    withdraw: Act


class ApprovalCard:
    """Empty when nothing was sent."""

    def __init__(self, visit: Visit, answers: Answers) -> None:
        self._visit = visit
        self._answers = answers
        self._place: Element | None = None
        self._report: Element | None = None

    def build(self) -> None:
        """Where it will stand."""
        self._place = parts.attribute(parts.box("approval-place"), role="status")

    @property
    def report(self) -> Element:
        """Where the gate says what becomes of questions."""
        assert self._report is not None
        return self._report

    def draw(self, standing: Standing | None) -> None:
        """Show it as it stands now."""
        assert self._place is not None
        self._place.clear()
        if standing is None:
            return
        with self._place, parts.box("card approval-card"):
            if standing.approval.step is Step.BACK:
                self._draw_back(standing)
            elif standing.changed:
                self._draw_changed(standing)
            elif standing.own:
                self._draw_own(standing)
            else:
                self._draw_asked(standing)

    def _draw_back(self, standing: Standing) -> None:
        say, one = self._visit.say, standing.approval
        parts.Text(
            say("approval-came-back", name=one.decided_name, time=self._when(one.decided_at or one.created_at)),
            "strong",
        )
        parts.Text(one.comment, "approval-comment")
        if one.author_gone:
            parts.Text(say("approval-author-gone", name=one.author_name), "muted")
        else:
            parts.Text(
                say("approval-then" if standing.own else "approval-then-theirs", name=one.author_name), "muted small"
            )
        self._draw_withdraw(standing)

    def _draw_changed(self, standing: Standing) -> None:
        one = standing.approval
        key = "approval-changed" if standing.own else "approval-changed-theirs"
        parts.Text(self._visit.say(key, name=one.author_name))
        self._draw_withdraw(standing)

    def _draw_own(self, standing: Standing) -> None:
        say, one = self._visit.say, standing.approval
        when = self._when(one.created_at)
        named = one.asked_name and not one.asked_gone
        words = (
            say("approval-waits-named", name=one.asked_name, time=when) if named else say("approval-waits", time=when)
        )
        parts.Text(words, "strong")
        if one.asked_gone:
            parts.Text(say("approval-asked-gone", name=one.asked_name), "muted")
        self._draw_note(one.note)
        self._draw_withdraw(standing)

    def _draw_asked(self, standing: Standing) -> None:
        say, one = self._visit.say, standing.approval
        parts.Text(say("approval-asks", name=one.author_name, time=self._when(one.created_at)), "strong")
        if one.asked_name and not one.asks(self._visit.person.id):
            parts.Text(say("approval-asks-other", name=one.asked_name), "muted")
        if one.author_gone:
            parts.Text(say("approval-author-gone", name=one.author_name), "muted")
        self._draw_note(one.note)
        self._draw_diff(
            "approval-diff" if standing.written.live else "approval-diff-new", standing.written.live, standing
        )
        if standing.before:
            self._draw_diff("approval-diff-back", standing.before, standing)
        self._report = parts.attribute(parts.box("approval-report"), role="status")
        with parts.box("approval-buttons"):
            parts.button(say("approval-publish"), self._answers.publish, kind="primary", classes="approve")
            parts.button(say("approval-send-back"), self._answers.send_back, classes="send-back")
            hint = say("approval-check-text")
            parts.button(say("approval-check"), self._answers.check, kind="quiet", hint=hint, classes="check-review")

    def _draw_diff(self, key: str, before: str, standing: Standing) -> None:
        with parts.box(f"approval-diff {key}", tag="details") as details:
            parts.Text(self._visit.say(key), tag="summary")
            draw_word_diff(self._visit, before, standing.written.draft.text)
        if (key == "approval-diff-back") == bool(standing.before):
            parts.attribute(details, open=True)

    def _draw_note(self, note: str) -> None:
        if note:
            parts.Text(note, "approval-note")

    def _draw_withdraw(self, standing: Standing) -> None:
        one = standing.approval
        if one.author_id == self._visit.person.id or one.author_gone:
            with parts.box("approval-buttons"):
                parts.button(
                    self._visit.say("approval-withdraw"),
                    self._answers.withdraw,
                    kind="quiet",
                    classes="withdraw-review",
                )

    def _when(self, at: datetime) -> str:
        return times.say_when(at, self._visit.app.clock(), self._visit.app.business.zone)
