"""Buttons that put marks into the text of an article; toolbar.js does it, in the browser."""

from __future__ import annotations

from functools import partial
from typing import Final

from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.studio.editing.whom import ask_whom
from bot.desk.studio.enclosing.button import draw_button, draw_note

MARKS: Final = (
    ("bold", "B", "Ctrl+B"),
    ("italic", "I", "Ctrl+I"),
    ("link", "🔗", "Ctrl+K"),
    ("list", "•", ""),
    ("steps", "1.", ""),
    ("heading", "H", ""),
    ("question", "?", ""),
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
        words, act = visit.say("mark-variant"), partial(ask_whom, visit)
        variant = parts.button("👥", act, hint=words, classes="btn-icon mark-variant")
        parts.attribute(variant, aria_label=words)
        draw_button(visit)
    draw_note()
