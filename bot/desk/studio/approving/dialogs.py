"""What is asked when a text goes to a second person, comes back, or goes live without one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from nicegui import ui

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.service.articles.approving.asking import NOTE_LENGTH
from bot.service.articles.approving.deciding import COMMENT_LENGTH

T = TypeVar("T")
WHY_LENGTH = 300


@dataclass(frozen=True, kw_only=True)
class Sending:
    """To whom, None for whoever may, and with which words."""

    asked_id: int | None
    note: str


async def ask_send(visit: Visit, reviewers: Mapping[int, str], *, asked: int | None) -> Sending | None:
    """Who is to look, and what to look at; None when it is not to be sent. ``asked``: who looked at it last."""
    say = visit.say
    with visit.dialog(say("approval-send")) as dialog, parts.box("dialog"):
        parts.Text(say("approval-send"), tag="h2")
        parts.Text(say("approval-send-text") if reviewers else say("approval-nobody"), "hint")
        options = {0: say("approval-whoever"), **reviewers}
        who = ui.select(options, value=asked if asked in reviewers else 0, label=say("approval-who"))
        who.props("outlined dense options-dense stack-label").classes("wide review-who")
        note = ui.textarea(label=say("approval-note"), placeholder=say("approval-note-example"))
        note.props(f"outlined dense autogrow stack-label maxlength={NOTE_LENGTH}").classes("wide review-note")
        _draw_buttons(visit, dialog, "approval-send", lambda: True)
    sent = await dialog
    found = Sending(asked_id=who.value or None, note=str(note.value or "")) if sent else None
    dialog.delete()
    return found


async def ask_comment(visit: Visit) -> str | None:
    """What is to be changed; None when it is not to go back."""
    return await _ask_words(
        visit,
        title="approval-send-back",
        label="approval-comment",
        wanted="approval-comment-wanted",
        most=COMMENT_LENGTH,
    )


async def ask_alone(visit: Visit) -> str | None:
    """Why it can't wait; None when it can."""
    return await _ask_words(
        visit, title="approval-alone", label="approval-alone-why", wanted="approval-alone-wanted", most=WHY_LENGTH
    )


async def _ask_words(visit: Visit, *, title: str, label: str, wanted: str, most: int) -> str | None:
    say = visit.say
    with visit.dialog(say(title)) as dialog, parts.box("dialog"):
        parts.Text(say(title), tag="h2")
        parts.Text(say(f"{title}-text"), "hint")
        words = ui.textarea(label=say(label)).props(f"outlined dense autogrow autofocus stack-label maxlength={most}")
        words.classes("wide review-words")

        def given() -> str | None:
            if text := str(words.value or "").strip():
                return text
            words.props("error").update()
            visit.notify(say(wanted), kind="negative")
            return None

        _draw_buttons(visit, dialog, title, given)
    found: str | None = await dialog
    dialog.delete()
    return found


def _draw_buttons(visit: Visit, dialog: ui.dialog, words: str, given: Callable[[], T | None]) -> None:
    def submit() -> None:
        value = given()
        if value is not None:
            dialog.submit(value)

    with parts.box("dialog-buttons"):
        parts.button(visit.say("cancel"), dialog.close, kind="quiet")
        parts.button(visit.say(words), submit, kind="primary", classes="confirm")
