"""Buttons that put marks into the text of an article; toolbar.js does it, in the browser."""

from __future__ import annotations

from typing import Final

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.studio.enclosing.button import draw_button, draw_note

MARKS: Final = (
    ("bold", "B", "Ctrl+B"),
    ("italic", "I", "Ctrl+I"),
    ("link", "🔗", "Ctrl+K"),
    ("list", "•", ""),
    ("steps", "1.", ""),
    ("heading", "H", ""),
    ("question", "?", ""),
    ("variant", "👥", ""),
)


def draw_toolbar(visit: Visit) -> None:
    """The row above the text."""
    row = parts.attribute(parts.box("toolbar"), role="toolbar", aria_label=visit.say("toolbar"))
    with row:
        for name, sign, keys in MARKS:
            words = visit.say(f"mark-{name}")
            button = parts.Text(sign, f"btn btn-icon mark-{name}", tag="button")
            parts.attribute(button, type="button", data_mark=name, aria_label=words)
            parts.attribute(button, title=f"{words} ({keys})" if keys else words)
            if name == "question":
                parts.attribute(button, data_word=visit.say("mark-question-word"))
            if name == "variant":
                parts.attribute(button, data_word=visit.say("mark-variant-fact"))
        draw_button(visit)
    draw_note()
