"""What the page asks: which of two texts stays, and why a change is made."""

from __future__ import annotations

from nicegui import ui

from bot.desk.frame import parts
from bot.desk.frame.versions import Version, ask_version
from bot.desk.frame.visit import Visit
from bot.desk.studio.diff_view import draw_diff, draw_word_diff
from bot.errors import AnswerdeskError

WHY_LENGTH = 300


async def ask_between(visit: Visit, error: AnswerdeskError, *, theirs: str, mine: str) -> Version | None:
    """Theirs or mine, with what differs between the two; None for neither yet."""

    def draw() -> None:
        parts.Text(visit.say("stale-legend"), "muted")
        draw_diff(visit, theirs, mine)

    return await ask_version(visit, error, draw, wide=True)


async def ask_why(visit: Visit, *, live: str, mine: str) -> str | None:
    """What will change for customers, and why, in a line that may stay empty; None when it is not to be."""
    say = visit.say
    with visit.dialog(say("publish-changes")) as dialog, parts.box("dialog dialog-wide"):
        parts.Text(say("publish-changes"), tag="h2")
        draw_word_diff(visit, live, mine)
        why = ui.input(label=say("publish-why")).props(f"outlined dense autofocus maxlength={WHY_LENGTH}")
        why.classes("wide publish-why")
        why.on("keydown.enter", lambda: dialog.submit(True), args=[])
        with parts.box("dialog-buttons"):
            parts.button(say("cancel"), dialog.close, kind="quiet")
            parts.button(say("publish"), lambda: dialog.submit(True), kind="primary", classes="confirm")
    chosen = await dialog
    words = str(why.value or "")
    dialog.delete()
    return words if chosen else None
