"""Somebody else saved meanwhile: which of the two versions stays?"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.errors import AnswerdeskError


class Version(StrEnum):
    """What was typed here, or what is saved."""

    MINE = "mine"
    THEIRS = "theirs"


async def ask_version(
    visit: Visit, error: AnswerdeskError, draw: Callable[[], object], *, wide: bool = False
) -> Version | None:
    """The choice, between the error and what ``draw`` shows of the two; None when there was none."""
    say = visit.say
    with (
        visit.dialog(visit.app.words.explain(visit.language, error)) as dialog,
        parts.box("dialog dialog-wide" if wide else "dialog"),
    ):
        parts.Text(visit.app.words.explain(visit.language, error), tag="h2")
        draw()
        with parts.box("dialog-buttons"):
            parts.button(say("cancel"), dialog.close, kind="quiet")
            parts.button(say("stale-theirs"), lambda: dialog.submit(Version.THEIRS), classes="take-theirs")
            parts.button(say("stale-mine"), lambda: dialog.submit(Version.MINE), kind="primary", classes="keep-mine")
    choice: Version | None = await dialog
    dialog.delete()
    return choice
